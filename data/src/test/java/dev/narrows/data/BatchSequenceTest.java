package dev.narrows.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchSequenceTest {
  private static final int SAMPLES = 7;

  @TempDir Path root;
  private Dataset dataset;

  @BeforeEach
  void open() throws IOException {
    SmallCamVid.write(root, Split.TRAIN, SAMPLES);
    dataset = new CachedDataset(CamVidDataset.open(root, Split.TRAIN, SmallCamVid.SIZE), 1 << 20);
  }

  private BatchSequence sequence(int batchSize, long seed) {
    return new BatchSequence(dataset, Augmentation.STANDARD, batchSize, seed);
  }

  private static List<String> epoch(BatchSequence sequence, int epoch) throws DataException {
    List<String> names = new ArrayList<>();
    int batches = sequence.batchesPerEpoch();
    for (int i = 0; i < batches; i++) {
      names.addAll(sequence.batch((long) epoch * batches + i).names());
    }
    return names;
  }

  @Test
  void anEpochShowsEverySampleOnce() throws DataException {
    for (int epoch = 0; epoch < 5; epoch++) {
      assertThat(epoch(sequence(1, 1), epoch))
          .containsExactlyInAnyOrder("p0", "p1", "p2", "p3", "p4", "p5", "p6");
    }
  }

  @Test
  void theOrderDiffersFromEpochToEpochAndFromSeedToSeed() throws DataException {
    assertThat(epoch(sequence(1, 1), 0))
        .isNotEqualTo(epoch(sequence(1, 1), 1))
        .isNotEqualTo(epoch(sequence(1, 2), 0));
  }

  @Test
  void whatIsLeftOverIsDropped() throws DataException {
    assertThat(sequence(3, 1).batchesPerEpoch()).isEqualTo(2);
    assertThat(epoch(sequence(3, 1), 0)).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void allOrdersAreAboutEquallyLikely() throws DataException {
    int[] places = new int[SAMPLES];
    int epochs = 700;
    for (int epoch = 0; epoch < epochs; epoch++) {
      places[epoch(sequence(1, 3), epoch).indexOf("p0")]++;
    }
    // 100 expected, deviation 9.3: four deviations to either side.
    assertThat(Arrays.stream(places)).allMatch(count -> count > 63 && count < 137);
  }

  @Test
  void aBatchDependsOnItsStepAlone() throws DataException {
    Batch once = sequence(2, 5).batch(11);
    sequence(2, 5).batch(3);
    Batch again = sequence(2, 5).batch(11);
    assertThat(again.names()).isEqualTo(once.names());
    assertThat(again.pictures()).isEqualTo(once.pictures());
    assertThat(again.labels().orElseThrow()).isEqualTo(once.labels().orElseThrow());
  }

  @Test
  void aSampleIsVariedAnewInEveryEpoch() throws DataException {
    BatchSequence sequence = sequence(7, 5);
    int first = sequence.batch(0).names().indexOf("p0");
    int second = sequence.batch(1).names().indexOf("p0");
    assertThat(picture(sequence.batch(0), first)).isNotEqualTo(picture(sequence.batch(1), second));
  }

  private static float[] picture(Batch batch, int sample) {
    int values = batch.pictures().length / batch.count();
    return Arrays.copyOfRange(batch.pictures(), sample * values, (sample + 1) * values);
  }

  /** The numbers were taken on JDK 17 and 25 alike: a run can be repeated on another machine. */
  @Test
  void theSameSeedGivesTheSameTrainingOnEveryJavaVersion() throws DataException {
    Batch batch = sequence(3, 42).batch(5);
    assertThat(batch.names()).containsExactly("p0", "p4", "p3");
    assertThat(Arrays.hashCode(batch.pictures())).isEqualTo(1711973881);
    assertThat(Arrays.hashCode(batch.labels().orElseThrow())).isEqualTo(-1790089402);
  }

  @Test
  void aDatasetSmallerThanABatchIsRefused() {
    assertThatThrownBy(() -> sequence(8, 1).batch(0))
        .isInstanceOf(DataException.class)
        .hasMessage(dataset.description() + ": expected at least a batch of 8 samples, found 7");
  }
}

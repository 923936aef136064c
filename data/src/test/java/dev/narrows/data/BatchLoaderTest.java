package dev.narrows.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BatchLoaderTest {
  @TempDir Path root;
  private BatchSequence sequence;

  @BeforeEach
  void open() throws IOException {
    SmallCamVid.write(root, Split.TRAIN, 7);
    Dataset dataset = CamVidDataset.open(root, Split.TRAIN, SmallCamVid.SIZE);
    sequence = new BatchSequence(dataset, Augmentation.STANDARD, 2, 9);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void theBatchesAreTheSequencesForAnyNumberOfThreads(int threads) throws DataException {
    try (BatchLoader loader = new BatchLoader(sequence, 0, threads)) {
      for (int step = 0; step < 20; step++) {
        assertSame(loader.next(), sequence.batch(step));
      }
    }
  }

  @Test
  void loadingCanStartAtAnyStep() throws DataException {
    try (BatchLoader loader = new BatchLoader(sequence, 17, 1)) {
      assertSame(loader.next(), sequence.batch(17));
      assertSame(loader.next(), sequence.batch(18));
    }
  }

  private static void assertSame(Batch actual, Batch expected) {
    assertThat(actual.step()).isEqualTo(expected.step());
    assertThat(actual.names()).isEqualTo(expected.names());
    assertThat(actual.pictures()).isEqualTo(expected.pictures());
    assertThat(actual.labels().orElseThrow()).isEqualTo(expected.labels().orElseThrow());
  }

  @Test
  void aDamagedFileEndsLoadingAtItsBatch() throws IOException {
    int good = 0;
    while (!sequence.batch(good).names().contains("p3")) {
      good++;
    }
    Path damaged = root.resolve("train/p3.png");
    Files.writeString(damaged, "no picture");
    try (BatchLoader loader = new BatchLoader(sequence, 0, 2)) {
      for (int step = 0; step < good; step++) {
        assertThat(loader.next().step()).isEqualTo(step);
      }
      for (int attempt = 0; attempt < 3; attempt++) {
        assertThatThrownBy(loader::next)
            .isInstanceOf(DataException.class)
            .hasMessage(damaged + ": expected a PNG file, found 10 bytes without its signature");
      }
    }
  }

  @Test
  void waitingIsMeasured() throws DataException {
    try (BatchLoader loader = new BatchLoader(sequence, 0, 1)) {
      assertThat(loader.waitSeconds()).isZero();
      loader.next();
      double first = loader.waitSeconds();
      assertThat(first).isPositive();
      loader.next();
      assertThat(loader.waitSeconds()).isGreaterThan(first);
    }
  }

  @Test
  void aClosedLoaderGivesNoBatchAndItsThreadsEnd() throws DataException, InterruptedException {
    BatchLoader loader = new BatchLoader(sequence, 0, 3);
    loader.next();
    loader.close();
    loader.close();
    assertThatThrownBy(loader::next).isInstanceOf(IllegalStateException.class);
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("batch-loader")) {
        thread.join();
      }
    }
  }
}

package dev.narrows.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedDatasetTest {
  /** Bytes of one sample: colours and labels. */
  private static final long SAMPLE = 4L * SmallCamVid.SIZE.pixels();

  @TempDir Path root;

  private CachedDataset open(long bytes) throws IOException {
    SmallCamVid.write(root, Split.TRAIN, 3);
    return new CachedDataset(CamVidDataset.open(root, Split.TRAIN, SmallCamVid.SIZE), bytes);
  }

  private void deleteFiles() throws IOException {
    for (int i = 0; i < 3; i++) {
      Files.delete(root.resolve("train/p" + i + ".png"));
    }
  }

  @Test
  void aSampleIsReadOnce() throws IOException {
    CachedDataset dataset = open(3 * SAMPLE);
    Sample first = dataset.load(1);
    deleteFiles();
    assertThat(dataset.load(1)).isSameAs(first);
    assertThatThrownBy(() -> dataset.load(0)).isInstanceOf(DataException.class);
  }

  @Test
  void noMoreIsKeptThanAllowed() throws IOException {
    CachedDataset dataset = open(3 * SAMPLE - 1);
    dataset.load(2);
    dataset.load(1);
    dataset.load(0);
    deleteFiles();
    assertThat(dataset.load(2).name()).isEqualTo("p2");
    assertThat(dataset.load(1).name()).isEqualTo("p1");
    assertThatThrownBy(() -> dataset.load(0)).isInstanceOf(DataException.class);
  }

  @Test
  void fillingLoadsEverySample() throws IOException {
    CachedDataset dataset = open(3 * SAMPLE);
    List<Integer> progress = new ArrayList<>();
    dataset.fill(2, progress::add);
    deleteFiles();
    assertThat(progress).containsExactly(1, 2, 3);
    for (int i = 0; i < 3; i++) {
      assertThat(dataset.load(i).name()).isEqualTo("p" + i);
    }
  }

  @Test
  void fillingEndsWhenMemoryIsFull() throws IOException {
    CachedDataset dataset = open(2 * SAMPLE);
    List<Integer> progress = new ArrayList<>();
    dataset.fill(1, progress::add);
    assertThat(progress).containsExactly(1, 2);
  }

  @Test
  void fillingFindsADamagedFile() throws IOException {
    CachedDataset dataset = open(3 * SAMPLE);
    Path damaged = Files.writeString(root.resolve("trainannot/p2.png"), "no labels");
    assertThatThrownBy(() -> dataset.fill(2, loaded -> {}))
        .isInstanceOf(DataException.class)
        .hasMessage(damaged + ": expected a PNG file, found 9 bytes without its signature");
  }

  @Test
  void itDescribesItselfAsTheDatasetItKeeps() throws IOException {
    CachedDataset dataset = open(0);
    assertThat(dataset.description()).startsWith("CamVid layout");
    assertThat(dataset.size()).isEqualTo(3);
    assertThat(dataset.pictureSize()).isEqualTo(SmallCamVid.SIZE);
    assertThat(dataset.classes()).isEqualTo(CamVidDataset.CLASSES);
    assertThat(dataset.hasDisparity()).isFalse();
  }
}

package dev.narrows.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void itDescribesItselfAsTheDatasetItKeeps() throws IOException {
    CachedDataset dataset = open(0);
    assertThat(dataset.description()).startsWith("CamVid layout");
    assertThat(dataset.size()).isEqualTo(3);
    assertThat(dataset.pictureSize()).isEqualTo(SmallCamVid.SIZE);
    assertThat(dataset.classes()).isEqualTo(CamVidDataset.CLASSES);
    assertThat(dataset.hasDisparity()).isFalse();
  }
}

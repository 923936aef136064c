package dev.narrows.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
  private static final PictureSize SIZE = new PictureSize(4, 4);

  @TempDir Path root;

  private Dataset open() throws DataException {
    return Datasets.open(root.toString(), Split.TRAIN, SIZE);
  }

  @Test
  void cityscapesIsRecognised() throws IOException {
    SmallCityscapes.picture(root, Split.TRAIN, "ulm_0");
    SmallCityscapes.labels(root, Split.TRAIN, "ulm_0", new byte[SmallCityscapes.SIZE.pixels()]);
    assertThat(open().description()).isEqualTo("Cityscapes layout, train, " + root + ", 4x4");
  }

  @Test
  void camVidIsRecognised() throws IOException {
    SmallCamVid.write(root, Split.TRAIN, 1);
    assertThat(open().description()).isEqualTo("CamVid layout, train, " + root + ", 4x4");
  }

  @Test
  void anEmptyFolderIsAnErrorThatSaysWhatWasLookedFor() {
    assertThatThrownBy(this::open)
        .isInstanceOf(DataException.class)
        .hasMessage(
            root
                + ": expected Cityscapes' layout (a folder leftImg8bit) or CamVid's (train.txt, or"
                + " folders train and trainannot), found neither");
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Datasets.open(root + "/nowhere", Split.TRAIN, SIZE))
        .isInstanceOf(DataException.class)
        .hasMessage(root.resolve("nowhere") + ": expected the folder of a dataset, found none");
  }

  @Test
  void anEmptyTextIsNoDataset() {
    assertThatThrownBy(() -> Datasets.open(" ", Split.TRAIN, SIZE))
        .isInstanceOf(DataException.class)
        .hasMessage("dataset: expected a folder, found an empty text");
  }

  @Test
  void absurdSampleSizesAreRefused() throws IOException {
    SmallCamVid.write(root, Split.TRAIN, 1);
    PictureSize absurd = new PictureSize(1_000_000, 1_000_000);
    assertThatThrownBy(() -> Datasets.open(root.toString(), Split.TRAIN, absurd))
        .isInstanceOf(DataException.class)
        .hasMessage("picture size: expected at most 33554432 pixels, found 1000000x1000000");
  }
}

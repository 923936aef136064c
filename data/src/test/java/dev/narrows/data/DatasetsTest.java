package dev.narrows.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        .hasMessage("dataset: expected a folder or scenes:…, found an empty text");
  }

  @Test
  void absurdSampleSizesAreRefused() throws IOException {
    SmallCamVid.write(root, Split.TRAIN, 1);
    PictureSize absurd = new PictureSize(1_000_000, 1_000_000);
    assertThatThrownBy(() -> Datasets.open(root.toString(), Split.TRAIN, absurd))
        .isInstanceOf(DataException.class)
        .hasMessage("picture size: expected at most 33554432 pixels, found 1000000x1000000");
  }

  @Test
  void scenesAreGeneratedPerSplit() throws DataException {
    String spec = "scenes:train=30,val=7,seed=-4";
    Dataset training = Datasets.open(spec, Split.TRAIN, new PictureSize(32, 16));
    Dataset validation = Datasets.open(spec, Split.VALIDATION, new PictureSize(32, 16));
    assertThat(training.size()).isEqualTo(30);
    assertThat(validation.size()).isEqualTo(7);
    assertThat(training.load(3).rgb()).isNotEqualTo(validation.load(3).rgb());
    assertThatThrownBy(() -> Datasets.open(spec, Split.TEST, SIZE))
        .isInstanceOf(DataException.class)
        .hasMessage(spec + ": expected split train or val, found test");
  }

  @Test
  void aSpecificationReadsWhatItWrites() throws DataException {
    for (String text : List.of("scenes:train=30,val=7,seed=-4", "some/folder")) {
      assertThat(DatasetSpec.parse(text)).hasToString(text.replace("/", File.separator));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scenes:",
        "scenes:train=5",
        "scenes:train=5,val=5,seed=x",
        "scenes:train=99999999999,val=5,seed=1",
        "scenes:train=5,val=5,seed=1,",
      })
  void otherScenesAreRefused(String text) {
    assertThatThrownBy(() -> DatasetSpec.parse(text))
        .isInstanceOf(DataException.class)
        .hasMessage("dataset: expected such as scenes:train=1000,val=200,seed=1, found " + text);
  }

  @Test
  void aSplitWithoutScenesIsRefused() {
    assertThatThrownBy(() -> DatasetSpec.parse("scenes:train=5,val=0,seed=1"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "dataset: expected at least one scene a split, found scenes:train=5,val=0,seed=1");
  }
}

package dev.narrows.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityscapesDatasetTest {
  private static final PictureSize SIZE = SmallCityscapes.SIZE;
  private static final String NAME = "ulm_000001_000019";

  @TempDir Path root;

  private Dataset open(Split split) throws DataException {
    return CityscapesDataset.open(root, split, SIZE);
  }

  private void write(Split split, String name) throws IOException {
    SmallCityscapes.picture(root, split, name);
    SmallCityscapes.labels(root, split, name, new byte[SIZE.pixels()]);
  }

  @Test
  void samplesAreSortedByCityAndName() throws IOException {
    write(Split.TRAIN, "ulm_000002_000019");
    write(Split.TRAIN, "ulm_000001_000019");
    write(Split.TRAIN, "aachen_000005_000019");
    Files.writeString(root.resolve("leftImg8bit/train/notes.txt"), "not a city");
    Files.writeString(root.resolve("leftImg8bit/train/ulm/notes.txt"), "not a picture");
    Dataset dataset = open(Split.TRAIN);
    assertThat(dataset.size()).isEqualTo(3);
    assertThat(dataset.load(0).name()).isEqualTo("aachen_000005_000019");
    assertThat(dataset.load(1).name()).isEqualTo("ulm_000001_000019");
    assertThat(dataset.load(2).name()).isEqualTo("ulm_000002_000019");
  }

  @Test
  void labelIdsBecomeTrainIdsAndTheRestIsIgnored() throws IOException {
    SmallCityscapes.picture(root, Split.TRAIN, NAME);
    byte[] ids = new byte[SIZE.pixels()];
    byte[] some = {7, 8, 33, 9, 34 - 1, 26, 29, 30, 31};
    System.arraycopy(some, 0, ids, 0, some.length);
    SmallCityscapes.labels(root, Split.TRAIN, NAME, ids);
    Dataset dataset = open(Split.TRAIN);
    assertThat(dataset.classes().size()).isEqualTo(19);
    assertThat(dataset.load(0).labels().orElseThrow())
        .startsWith(0, 1, 18, 255, 18, 13, 255, 255, 16);
  }

  @Test
  void anIdOutOfRangeIsNamedWithItsPlace() throws IOException {
    SmallCityscapes.picture(root, Split.TRAIN, NAME);
    byte[] ids = new byte[SIZE.pixels()];
    ids[8 + 3] = 34;
    Path labels = SmallCityscapes.labels(root, Split.TRAIN, NAME, ids);
    assertThatThrownBy(() -> open(Split.TRAIN).load(0))
        .isInstanceOf(DataException.class)
        .hasMessage(labels + ": expected label ids from 0 to 33, found 34 at column 3, row 1");
  }

  @Test
  void disparityIsReadInPixelsOfA2048WidePicture() throws IOException {
    write(Split.VALIDATION, NAME);
    int[] steps = new int[SIZE.pixels()];
    steps[1] = 1;
    steps[2] = 257;
    steps[3] = 65535;
    SmallCityscapes.disparity(root, Split.VALIDATION, NAME, steps);
    Dataset dataset = open(Split.VALIDATION);
    assertThat(dataset.hasDisparity()).isTrue();
    assertThat(dataset.load(0).disparity().orElseThrow()).startsWith(0f, 0f, 1f, 65534 / 256f, 0f);
  }

  @Test
  void samplesHaveTheSizeAskedForAndDisparityKeepsItsUnit() throws IOException {
    write(Split.TRAIN, NAME);
    int[] steps = new int[SIZE.pixels()];
    Arrays.fill(steps, 1 + 10 * 256);
    SmallCityscapes.disparity(root, Split.TRAIN, NAME, steps);
    Sample sample = CityscapesDataset.open(root, Split.TRAIN, new PictureSize(2, 3)).load(0);
    assertThat(sample.width()).isEqualTo(2);
    assertThat(sample.height()).isEqualTo(3);
    assertThat(sample.disparity().orElseThrow()).hasSize(6).containsOnly(10f);
  }

  @Test
  void withoutTheFolderOfDisparitiesThereIsNone() throws IOException {
    write(Split.TRAIN, NAME);
    Dataset dataset = open(Split.TRAIN);
    assertThat(dataset.hasDisparity()).isFalse();
    assertThat(dataset.load(0).disparity()).isEmpty();
  }

  @Test
  void aPictureWithoutItsDisparityIsFoundAtOpening() throws IOException {
    write(Split.TRAIN, NAME);
    write(Split.TRAIN, "ulm_000002_000019");
    SmallCityscapes.disparity(root, Split.TRAIN, NAME, new int[SIZE.pixels()]);
    assertThatThrownBy(() -> open(Split.TRAIN))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("ulm_000002_000019_leftImg8bit.png: expected its disparity in ");
  }

  @Test
  void aPictureWithoutItsLabelsIsFoundAtOpening() throws IOException {
    SmallCityscapes.picture(root, Split.TRAIN, NAME);
    assertThatThrownBy(() -> open(Split.TRAIN))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(NAME + "_leftImg8bit.png: expected its labels in ");
  }

  @Test
  void theTestSplitMayLackAllLabels() throws IOException {
    SmallCityscapes.picture(root, Split.TEST, NAME);
    Dataset dataset = open(Split.TEST);
    assertThat(dataset.classes()).isEqualTo(ClassSet.NONE);
    assertThat(dataset.load(0).labels()).isEmpty();
  }

  @Test
  void theTestSplitMayHaveLabelsThatAreAllIgnored() throws IOException {
    write(Split.TEST, NAME);
    Dataset dataset = open(Split.TEST);
    assertThat(dataset.classes().size()).isEqualTo(19);
    assertThat(dataset.load(0).labels().orElseThrow()).containsOnly(255);
  }

  @Test
  void missingAndEmptySplitsAreNamed() throws IOException {
    Path split = root.resolve("leftImg8bit").resolve("val");
    assertThatThrownBy(() -> open(Split.VALIDATION))
        .isInstanceOf(DataException.class)
        .hasMessage(split + ": expected a folder of cities, found none");
    Files.createDirectories(split.resolve("ulm"));
    assertThatThrownBy(() -> open(Split.VALIDATION))
        .isInstanceOf(DataException.class)
        .hasMessage(split + ": expected pictures CITY/*_leftImg8bit.png, found none");
  }
}

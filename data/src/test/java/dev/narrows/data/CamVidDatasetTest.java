package dev.narrows.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CamVidDatasetTest {
  private static final PictureSize SIZE = SmallCamVid.SIZE;

  @TempDir Path root;

  @BeforeEach
  void threePicturesToTrainOn() throws IOException {
    SmallCamVid.write(root, Split.TRAIN, 3);
  }

  private Dataset open() throws DataException {
    return CamVidDataset.open(root, Split.TRAIN, SIZE);
  }

  private void list(String... lines) throws IOException {
    Files.write(root.resolve("train.txt"), List.of(lines));
  }

  private List<String> names() throws DataException {
    Dataset dataset = open();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < dataset.size(); i++) {
      names.add(dataset.load(i).name());
    }
    return names;
  }

  @Test
  void foldersAreReadInTheOrderOfTheirNames() throws IOException {
    Files.writeString(root.resolve("train/.hidden.png"), "left by another program");
    assertThat(names()).containsExactly("p0", "p1", "p2");
  }

  @Test
  void aListChoosesAndOrders() throws IOException {
    list("train/p2.png trainannot/p2.png", "", "train/p0.png\ttrainannot/p0.png");
    assertThat(names()).containsExactly("p2", "p0");
  }

  @Test
  void ofPathsThatBeginElsewhereTheLastTwoPartsCount() throws IOException {
    list("/SegNet/CamVid/train/p1.png /SegNet/CamVid/trainannot/p1.png;");
    assertThat(names()).containsExactly("p1");
  }

  @Test
  void thereAreElevenClassesAndTheTwelfthIdIsIgnored() throws IOException {
    byte[] ids = new byte[SIZE.pixels()];
    ids[0] = 10;
    ids[1] = 11;
    PngWriter.gray8(root.resolve("trainannot/p0.png"), SIZE, ids);
    Dataset dataset = open();
    assertThat(dataset.classes().size()).isEqualTo(11);
    assertThat(dataset.hasDisparity()).isFalse();
    assertThat(dataset.load(0).labels().orElseThrow()).startsWith(10, 255, 0);
    assertThat(dataset.load(0).disparity()).isEmpty();
  }

  @Test
  void anIdOutOfRangeIsNamedWithItsPlace() throws IOException {
    byte[] ids = new byte[SIZE.pixels()];
    ids[2 * 8 + 5] = 12;
    Path labels = PngWriter.gray8(root.resolve("trainannot/p0.png"), SIZE, ids);
    assertThatThrownBy(() -> open().load(0))
        .isInstanceOf(DataException.class)
        .hasMessage(labels + ": expected label ids from 0 to 11, found 12 at column 5, row 2");
  }

  @Test
  void labelsOfAnotherSizeAreRefused() throws IOException {
    PictureSize other = new PictureSize(4, 6);
    Path labels =
        PngWriter.gray8(root.resolve("trainannot/p0.png"), other, new byte[other.pixels()]);
    assertThatThrownBy(() -> open().load(0))
        .isInstanceOf(DataException.class)
        .hasMessage(labels + ": expected the size of its picture, 8x6, found 4x6");
  }

  @Test
  void aPictureWithoutLabelsIsFoundAtOpening() throws IOException {
    Path labels = root.resolve("trainannot/p1.png");
    Files.delete(labels);
    assertThatThrownBy(this::open)
        .isInstanceOf(DataException.class)
        .hasMessage(
            "%s: expected its labels in %s, found no such file"
                .formatted(root.resolve("train/p1.png"), labels));
  }

  @Test
  void badLinesOfAListAreNumbered() throws IOException {
    list("train/p0.png trainannot/p0.png", "train/p1.png");
    Path list = root.resolve("train.txt");
    assertThatThrownBy(this::open)
        .isInstanceOf(DataException.class)
        .hasMessage(list + ", line 2: expected a picture and its labels, found 1 names");
    list("train/p0.png trainannot/p0.png", "train/p9.png trainannot/p9.png");
    assertThatThrownBy(this::open)
        .isInstanceOf(DataException.class)
        .hasMessage(
            "%s, line 2: expected a picture in %s, found no such file"
                .formatted(list, root.resolve("train/p9.png")));
    list("/ ;;");
    assertThatThrownBy(this::open)
        .isInstanceOf(DataException.class)
        .hasMessageContaining("line 1: expected a picture and its labels");
    list("/ /");
    assertThatThrownBy(this::open)
        .isInstanceOf(DataException.class)
        .hasMessage(list + ", line 1: expected a path, found /");
  }

  @Test
  void anEmptyListAndOneThatIsNoTextAreRefused() throws IOException {
    Path list = root.resolve("train.txt");
    list(" ");
    assertThatThrownBy(this::open)
        .isInstanceOf(DataException.class)
        .hasMessage(list + ": expected a picture and its labels per line, found no line");
    Files.write(list, new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
    assertThatThrownBy(this::open)
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(list + ": expected a readable list in UTF-8");
  }

  @Test
  void aSplitThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> CamVidDataset.open(root, Split.TEST, SIZE))
        .isInstanceOf(DataException.class)
        .hasMessage(root + ": expected a list test.txt or a folder test, found neither");
  }

  @Test
  void aSplitWithoutPicturesIsRefused() throws IOException {
    Path empty = Files.createDirectory(root.resolve("val"));
    assertThatThrownBy(() -> CamVidDataset.open(root, Split.VALIDATION, SIZE))
        .isInstanceOf(DataException.class)
        .hasMessage(empty + ": expected pictures *.png, found none");
  }

  @Test
  void theRealPhotographsAreReadWhereTheyAreAtHand() throws IOException {
    Path real = Path.of("../../shared/data/camvid");
    Assumptions.assumeTrue(Files.isDirectory(real), "CamVid lies beside the project");
    Dataset training = Datasets.open(real.toString(), Split.TRAIN, new PictureSize(64, 48));
    Dataset validation = Datasets.open(real.toString(), Split.VALIDATION, new PictureSize(64, 48));
    assertThat(training.size()).isEqualTo(367);
    assertThat(validation.size()).isEqualTo(101);
    Sample sample = validation.load(100);
    // A street: grey road below, and every id a class or ignored.
    byte[] labels = sample.labels().orElseThrow();
    assertThat(IntStream.range(0, labels.length).map(i -> labels[i] & 0xFF))
        .allMatch(label -> label < 11 || label == 255);
    assertThat(IntStream.range(64 * 36, 64 * 48).filter(i -> labels[i] == 3).count())
        .isGreaterThan(64 * 4);
  }
}

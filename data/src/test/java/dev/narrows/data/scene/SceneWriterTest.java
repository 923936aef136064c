package dev.narrows.data.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.data.CityscapesClasses;
import dev.narrows.data.CityscapesDataset;
import dev.narrows.data.DataException;
import dev.narrows.data.Dataset;
import dev.narrows.data.PictureSize;
import dev.narrows.data.Sample;
import dev.narrows.data.Split;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneWriterTest {
  private static final PictureSize SIZE = new PictureSize(64, 32);
  @TempDir Path root;

  @Test
  void theFilesHoldWhatTheGeneratorDrew() throws IOException {
    new SceneWriter(5, SIZE, 2).write(root, "val", 3, done -> {});
    for (int index = 0; index < 3; index++) {
      Sample sample = new SceneGenerator(5).generate("val", index, SIZE);
      SceneFiles files = SceneFiles.of(root, "val", index);
      assertThat(root.relativize(files.picture()))
          .hasToString("leftImg8bit/val/val/val_00000%d_000000_leftImg8bit.png".formatted(index));
      BufferedImage picture = ImageIO.read(files.picture().toFile());
      int[] labels = samples(files.labels());
      int[] disparity = samples(files.disparity());
      for (int pixel = 0; pixel < SIZE.pixels(); pixel++) {
        int colour = picture.getRGB(pixel % 64, pixel / 64);
        assertThat(colour >> 8 & 255).isEqualTo(sample.rgb()[3 * pixel + 1] & 255);
        assertThat(CityscapesClasses.trainId(labels[pixel]))
            .isEqualTo(sample.labels().orElseThrow()[pixel] & 255);
        float expected = sample.disparity().orElseThrow()[pixel];
        if (expected == 0 || expected > 255.99) {
          assertThat(disparity[pixel]).isZero();
        } else {
          // Half a step of 1/256 pixel.
          assertThat((disparity[pixel] - 1) / 256.0)
              .isBetween(expected - 0.00196, expected + 0.00196);
        }
      }
    }
  }

  @Test
  void theReaderOfCityscapesReadsThem() throws IOException {
    new SceneWriter(5, SIZE, 1).write(root, "train", 2, done -> {});
    Dataset dataset = CityscapesDataset.open(root, Split.TRAIN, SIZE);
    Sample drawn = new SceneGenerator(5).generate("train", 1, SIZE);
    Sample read = dataset.load(1);
    assertThat(dataset.size()).isEqualTo(2);
    assertThat(read.rgb()).isEqualTo(drawn.rgb());
    assertThat(read.labels().orElseThrow()).isEqualTo(drawn.labels().orElseThrow());
  }

  @Test
  void progressCountsEveryScene() throws IOException {
    Set<Integer> seen = new ConcurrentSkipListSet<>();
    new SceneWriter(5, SIZE, 2).write(root, "val", 4, seen::add);
    assertThat(seen).containsExactly(1, 2, 3, 4);
  }

  @Test
  void anInterruptedDatasetIsCompletedWithoutTouchingWhatIsThere() throws IOException {
    SceneWriter writer = new SceneWriter(5, SIZE, 1);
    writer.write(root, "val", 3, done -> {});
    FileTime past = FileTime.fromMillis(1_000_000);
    SceneFiles kept = SceneFiles.of(root, "val", 0);
    Files.setLastModifiedTime(kept.picture(), past);
    SceneFiles lost = SceneFiles.of(root, "val", 1);
    byte[] picture = Files.readAllBytes(lost.picture());
    Files.delete(lost.picture());

    writer.write(root, "val", 3, done -> {});

    assertThat(Files.getLastModifiedTime(kept.picture())).isEqualTo(past);
    assertThat(Files.readAllBytes(lost.picture())).isEqualTo(picture);
  }

  @Test
  void nothingHalfWrittenStays() throws IOException {
    new SceneWriter(5, SIZE, 2).write(root, "val", 3, done -> {});
    try (Stream<Path> files = Files.walk(root)) {
      List<String> names =
          files.filter(Files::isRegularFile).map(p -> p.getFileName().toString()).toList();
      assertThat(names).hasSize(10).noneMatch(name -> name.endsWith(".part"));
    }
  }

  @Test
  void scenesOfAnotherSeedAreNotMixedIn() throws IOException {
    new SceneWriter(5, SIZE, 1).write(root, "val", 1, done -> {});
    assertThatThrownBy(() -> new SceneWriter(6, SIZE, 1).write(root, "val", 1, done -> {}))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("scenes.txt")
        .hasMessageContaining("seed 6")
        .hasMessageContaining("seed 5");
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.createFile(root.resolve("file"));
    assertThatThrownBy(() -> new SceneWriter(5, SIZE, 1).write(file, "val", 1, done -> {}))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(file.toString());
  }

  private static int[] samples(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    return image.getRaster().getPixels(0, 0, 64, 32, (int[]) null);
  }
}

package dev.narrows.data.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.data.CityscapesClasses;
import dev.narrows.data.PictureSize;
import dev.narrows.data.Sample;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class SceneDatasetTest {
  private final SceneDataset dataset = new SceneDataset("train", 3, 1, new PictureSize(64, 32));

  @Test
  void samplesHaveEverything() {
    Sample sample = dataset.load(2);
    assertThat(sample.name()).isEqualTo("train_000002_000000");
    assertThat(sample.labels()).isPresent();
    assertThat(sample.disparity()).isPresent();
    assertThat(dataset.classes()).isEqualTo(CityscapesClasses.CLASSES);
    assertThat(dataset.description()).contains("3", "train", "seed 1", "64x32");
  }

  @Test
  void thereIsNoSceneBeyondTheLast() {
    assertThatThrownBy(() -> dataset.load(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new SceneDataset("train", 0, 1, new PictureSize(64, 32)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aContactSheetShowsPictureLabelsAndDisparity() {
    List<Sample> samples = List.of(dataset.load(0), dataset.load(1), dataset.load(2));
    BufferedImage sheet = ContactSheet.of(samples, 2, true);
    assertThat(sheet.getWidth()).isGreaterThanOrEqualTo(2 * 3 * 64);
    assertThat(sheet.getHeight()).isGreaterThanOrEqualTo(2 * 32);
    int label = Byte.toUnsignedInt(samples.get(0).labels().orElseThrow()[64 * 31 + 30]);
    int x = 64 + 2 + 30;
    assertThat(sheet.getRGB(x, 31) & 0xFFFFFF)
        .isEqualTo(CityscapesClasses.CLASSES.classes().get(label).rgb());
  }
}

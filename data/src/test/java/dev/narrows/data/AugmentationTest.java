package dev.narrows.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static final int WIDTH = 24;
  private static final int HEIGHT = 16;

  /** Colour, label and disparity of a pixel say the same: 10, 20, … per block of 8 x 8. */
  private static Sample blocks() {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    byte[] labels = new byte[WIDTH * HEIGHT];
    float[] disparity = new float[WIDTH * HEIGHT];
    for (int i = 0; i < labels.length; i++) {
      int block = 1 + i % WIDTH / 8 + 3 * (i / WIDTH / 8);
      labels[i] = (byte) block;
      disparity[i] = block;
      Arrays.fill(rgb, 3 * i, 3 * i + 3, (byte) (10 * block));
    }
    return new Sample("blocks", WIDTH, HEIGHT, rgb, Optional.of(labels), Optional.of(disparity));
  }

  @Test
  void noAugmentationGivesTheSampleItself() {
    Sample sample = blocks();
    assertThat(Augmentation.NONE.apply(sample, Seeds.stream(1))).isSameAs(sample);
  }

  @Property(tries = 50)
  void equalStreamsGiveEqualSamplesAndTheSourceStays(@ForAll long seed) {
    Sample sample = blocks();
    Sample first = Augmentation.STANDARD.apply(sample, Seeds.stream(seed));
    Sample second = Augmentation.STANDARD.apply(sample, Seeds.stream(seed));
    assertThat(first.rgb()).isEqualTo(second.rgb());
    assertThat(first.labels().orElseThrow()).isEqualTo(second.labels().orElseThrow());
    assertThat(first.disparity().orElseThrow()).isEqualTo(second.disparity().orElseThrow());
    assertThat(sample.rgb()).isEqualTo(blocks().rgb());
    assertThat(sample.labels().orElseThrow()).isEqualTo(blocks().labels().orElseThrow());
  }

  @Property(tries = 100)
  void pictureLabelsAndDisparityMoveTogether(@ForAll long seed) {
    Augmentation motion = new Augmentation(0.5, 10, 1, 1, 0, 0, 0);
    Sample moved = motion.apply(blocks(), Seeds.stream(seed));
    byte[] labels = moved.labels().orElseThrow();
    float[] disparity = moved.disparity().orElseThrow();
    int interior = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] == Sample.IGNORE) {
        assertThat(disparity[i]).isZero();
        continue;
      }
      assertThat(disparity[i]).isEqualTo(labels[i]);
      assertThat((int) labels[i]).isBetween(1, 6);
      // Inside a block interpolation mixes equal colours only.
      if (moved.rgb()[3 * i] % 10 == 0) {
        interior++;
      }
      // Half a block's step, for pixels at the border of two or four blocks.
      assertThat(Math.abs(moved.rgb()[3 * i] - 10 * labels[i])).isLessThanOrEqualTo(30);
    }
    assertThat(interior).isGreaterThan(labels.length / 2);
  }

  @Property(tries = 50)
  void zoomingInFillsTheFrame(@ForAll long seed) {
    Augmentation zoom = new Augmentation(0.5, 0, 1, 2, 0, 0, 0);
    Sample zoomed = zoom.apply(blocks(), Seeds.stream(seed));
    byte[] labels = zoomed.labels().orElseThrow();
    float[] disparity = zoomed.disparity().orElseThrow();
    float scale = disparity[0] / labels[0];
    assertThat(scale).isBetween(1f, 2f);
    for (int i = 0; i < labels.length; i++) {
      assertThat(labels[i]).isNotEqualTo(Sample.IGNORE);
      assertThat(disparity[i] / labels[i]).isBetween(scale * 0.9999f, scale * 1.0001f);
    }
  }

  @Test
  void aCertainFlipTwiceIsTheSampleAgain() {
    Augmentation flip = new Augmentation(1, 0, 1, 1, 0, 0, 0);
    Sample sample = blocks();
    Sample once = flip.apply(sample, Seeds.stream(1));
    Sample twice = flip.apply(once, Seeds.stream(2));
    assertThat(once.rgb()).isNotEqualTo(sample.rgb());
    assertThat(twice.rgb()).isEqualTo(sample.rgb());
    assertThat(twice.labels().orElseThrow()).isEqualTo(sample.labels().orElseThrow());
    assertThat(twice.disparity().orElseThrow()).isEqualTo(sample.disparity().orElseThrow());
  }

  @Test
  void aSampleWithoutTasksStaysWithoutThem() {
    byte[] rgb = new byte[3 * 4 * 4];
    new Random(1).nextBytes(rgb);
    Sample sample = new Sample("bare", 4, 4, rgb, Optional.empty(), Optional.empty());
    Sample varied = Augmentation.STANDARD.apply(sample, Seeds.stream(1));
    assertThat(varied.labels()).isEmpty();
    assertThat(varied.disparity()).isEmpty();
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new Augmentation(1.1, 0, 1, 1, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("augmentation flip: expected 0.0 to 1.0, found 1.1");
    assertThatThrownBy(() -> new Augmentation(0, 0, 1.2, 1.1, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("augmentation maximumScale: expected 1.2 to 4.0, found 1.1");
    assertThatThrownBy(() -> new Augmentation(0, Double.NaN, 1, 1, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("augmentation rotation: expected 0.0 to 45.0, found NaN");
  }
}

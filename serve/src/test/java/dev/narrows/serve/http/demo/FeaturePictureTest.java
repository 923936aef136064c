package dev.narrows.serve.http.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.picture.Picture;
import org.junit.jupiter.api.Test;

class FeaturePictureTest {
  /** Two channels of one row: 0, 4 and −8, 0. */
  private static final FeatureTensor FEATURES =
      new FeatureTensor(new FeatureShape(2, 1, 2), new float[] {0, 4, -8, 0});

  private static String pixel(Picture picture, int x, int y) {
    int at = 3 * (y * picture.width() + x);
    return "%02x%02x%02x"
        .formatted(picture.rgb()[at], picture.rgb()[at + 1], picture.rgb()[at + 2]);
  }

  @Test
  void channelsLieSideBySideByTheirOwnGreatestValue() {
    Picture picture = FeaturePicture.of(FEATURES);

    assertThat(picture.width()).isEqualTo(7);
    assertThat(picture.height()).isEqualTo(3);
    assertThat(pixel(picture, 1, 1)).isEqualTo("1e2329");
    assertThat(pixel(picture, 2, 1)).isEqualTo("ffc857");
    assertThat(pixel(picture, 4, 1)).isEqualTo("4aa3ff");
    assertThat(pixel(picture, 5, 1)).isEqualTo("1e2329");
    assertThat(pixel(picture, 3, 1)).isEqualTo("0c0e11");
  }

  @Test
  void zerosAreCounted() {
    assertThat(FeaturePicture.zeros(FEATURES)).isEqualTo(0.5);
  }
}

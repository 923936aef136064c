package dev.narrows.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ColourChangeTest {
  private static byte[] randomPicture() {
    byte[] rgb = new byte[3 * 50];
    new Random(6).nextBytes(rgb);
    return rgb;
  }

  @Test
  void factorsOfOneChangeNothing() {
    assertThat(new ColourChange(1, 1, 1).apply(randomPicture())).isEqualTo(randomPicture());
  }

  @Test
  void noSaturationIsTheLumaOfEveryPixel() {
    byte[] rgb = {(byte) 255, 0, 0, 0, (byte) 255, 0, 0, 0, (byte) 255};
    // 255 times 0.299, 0.587 and 0.114, rounded.
    assertThat(new ColourChange(1, 1, 0).apply(rgb))
        .containsExactly(76, 76, 76, 150, 150, 150, 29, 29, 29);
  }

  @Test
  void noContrastIsTheMeanLuma() {
    byte[] rgb = {0, 0, 0, 100, 100, 100};
    assertThat(new ColourChange(1, 0, 1).apply(rgb)).containsOnly(50);
  }

  @Test
  void brightnessMultipliesAndStopsAtWhite() {
    byte[] rgb = {10, 100, (byte) 200};
    assertThat(new ColourChange(1.5, 1, 1).apply(rgb)).containsExactly(15, 150, 255);
  }

  @Test
  void theThreeChangesFollowEachOther() {
    byte[] rgb = randomPicture();
    double[] expected = new double[rgb.length];
    double mean = 0;
    for (int i = 0; i < rgb.length; i++) {
      expected[i] = 1.1 * (rgb[i] & 0xFF);
    }
    for (int i = 0; i < rgb.length; i += 3) {
      mean += luma(expected, i) / 50;
    }
    for (int i = 0; i < rgb.length; i++) {
      expected[i] = 0.8 * expected[i] + 0.2 * mean;
    }
    byte[] changed = new ColourChange(1.1, 0.8, 1.2).apply(rgb);
    for (int i = 0; i < changed.length; i++) {
      double value = 1.2 * expected[i] - 0.2 * luma(expected, i / 3 * 3);
      double clamped = Math.max(0, Math.min(255, value));
      // Half a level of rounding, and a little for single precision.
      assertThat((double) (changed[i] & 0xFF)).isBetween(clamped - 0.501, clamped + 0.501);
    }
  }

  private static double luma(double[] rgb, int pixel) {
    return 0.299 * rgb[pixel] + 0.587 * rgb[pixel + 1] + 0.114 * rgb[pixel + 2];
  }
}

package dev.narrows.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeatMapTest {
  @Test
  void growsLighterAllTheWay() {
    float[] ramp = new float[256];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = i;
    }
    byte[] rgb = HeatMap.of(256, 1, ramp, 0, 255).rgb();
    double before = -1;
    for (int i = 0; i < ramp.length; i++) {
      // Relative luminance of ITU-R BT.709, after undoing sRGB's transfer function.
      double luminance =
          0.2126 * linear(rgb[3 * i])
              + 0.7152 * linear(rgb[3 * i + 1])
              + 0.0722 * linear(rgb[3 * i + 2]);
      assertThat(luminance).as("colour %d", i).isGreaterThan(before);
      before = luminance;
    }
    assertThat(before).isGreaterThan(0.7);
  }

  @Test
  void whatLiesBeyondTakesTheColourOfTheEndAndNothingIsBlack() {
    float[] values = {Float.NEGATIVE_INFINITY, -5, -4, 6, 7, Float.NaN};
    byte[] rgb = HeatMap.of(6, 1, values, -4, 6).rgb();
    for (int channel = 0; channel < 3; channel++) {
      assertThat(rgb[channel]).isEqualTo(rgb[3 + channel]).isEqualTo(rgb[6 + channel]);
      assertThat(rgb[9 + channel]).isEqualTo(rgb[12 + channel]);
      assertThat(rgb[15 + channel]).isZero();
    }
    assertThat(rgb[0]).isNotEqualTo(rgb[9]);
  }

  @Test
  void aRangeWithoutExtentIsOneColour() {
    byte[] rgb = HeatMap.of(2, 1, new float[] {3, 3}, 3, 3).rgb();
    assertThat(rgb[0]).isEqualTo(rgb[3]);
  }

  private static double linear(byte encoded) {
    double value = Byte.toUnsignedInt(encoded) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}

package dev.narrows.evaluate.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.narrows.evaluate.Golden;
import org.junit.jupiter.api.Test;

class PeakSignalToNoiseTest {
  /** Pictures are 32-bit floats here and 64-bit in the oracle. */
  private static final double TOLERANCE = 1e-5;

  private final JsonNode golden = Golden.json("task-metrics.json").get("reconstruction");

  @Test
  void decibelsEqualTheIndependentOnes() {
    double[] expected = Golden.doubles(golden.get("psnr_per_image_db"));
    for (int picture = 0; picture < 2; picture++) {
      double psnr =
          PeakSignalToNoise.of(
              Golden.floats(golden.get("images"), 144 * picture, 144),
              Golden.floats(golden.get("reconstructions_before_clamping"), 144 * picture, 144));
      assertThat(psnr).isCloseTo(expected[picture], within(TOLERANCE));
    }
  }

  @Test
  void whatLiesOutsideTheRangeIsClampedFirst() {
    assertThat(PeakSignalToNoise.of(new float[] {0, 1}, new float[] {-5, 7}))
        .isEqualTo(PeakSignalToNoise.MAX_DECIBEL);
  }

  @Test
  void aTenthOffEverywhereIsTwentyDecibels() {
    assertThat(PeakSignalToNoise.of(new float[] {0.5f, 0.5f}, new float[] {0.6f, 0.4f}))
        .isCloseTo(20, within(TOLERANCE));
  }
}

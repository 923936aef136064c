package dev.narrows.evaluate.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.narrows.evaluate.Golden;
import org.junit.jupiter.api.Test;

class DisparityErrorTest {
  /** Disparities are 32-bit floats here and 64-bit in the oracle. */
  private static final double TOLERANCE = 1e-6;

  private final JsonNode golden = Golden.json("task-metrics.json").get("disparity");

  private DisparityError picture(int index) {
    return DisparityError.of(
            Golden.floats(golden.get("ground_truth_zero_is_invalid"), 48 * index, 48),
            Golden.floats(golden.get("predictions"), 48 * index, 48))
        .orElseThrow();
  }

  @Test
  void errorsEqualTheIndependentOnes() {
    DisparityError first = picture(0);
    DisparityError second = picture(1);
    double[] rmse = Golden.doubles(golden.get("rmse_per_image"));
    assertThat(first.rootMeanSquare()).isCloseTo(rmse[0], within(TOLERANCE));
    assertThat(second.rootMeanSquare()).isCloseTo(rmse[1], within(TOLERANCE));
    long valid = first.validPixels() + second.validPixels();
    assertThat((first.absoluteSum() + second.absoluteSum()) / valid)
        .isCloseTo(
            golden.get("mean_absolute_error_all_valid_pixels").doubleValue(), within(TOLERANCE));
    assertThat((first.relativeSum() + second.relativeSum()) / valid)
        .isCloseTo(
            golden.get("mean_relative_error_all_valid_pixels").doubleValue(), within(TOLERANCE));
  }

  @Test
  void aPictureWithoutAValidPixelHasNoError() {
    assertThat(DisparityError.of(new float[] {0, 0}, new float[] {1, 2})).isEmpty();
  }
}

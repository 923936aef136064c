package dev.narrows.evaluate.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.narrows.evaluate.Golden;
import org.junit.jupiter.api.Test;

class MultiScaleSimilarityTest {
  /** Pictures are 32-bit floats here and 64-bit in the oracle. */
  private static final double TOLERANCE = 2e-6;

  @Test
  void similarityEqualsTheIndependentOneAtEverySizeAndDistortion() {
    for (JsonNode golden : Golden.json("ms-ssim.json").get("values")) {
      int width = golden.get("width").intValue();
      int height = golden.get("height").intValue();
      int spread = golden.get("spread").intValue();
      assertThat(MultiScaleSimilarity.scales(width, height))
          .isEqualTo(golden.get("scales").intValue());
      assertThat(
              MultiScaleSimilarity.of(
                      picture(width, height, 0), picture(width, height, spread), width, height)
                  .getAsDouble())
          .as("%dx%d, spread %d", width, height, spread)
          .isCloseTo(golden.get("ms_ssim").doubleValue(), within(TOLERANCE));
    }
  }

  @Test
  void aPictureIsWhollySimilarToItself() {
    float[] picture = picture(192, 96, 0);
    assertThat(MultiScaleSimilarity.of(picture, picture, 192, 96).getAsDouble())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void aPictureSmallerThanTheWindowHasNone() {
    assertThat(MultiScaleSimilarity.of(new float[3 * 10 * 40], new float[3 * 10 * 40], 40, 10))
        .isEmpty();
  }

  /** The picture by formula that the oracle saw, channel-major, distorted by up to the spread. */
  private static float[] picture(int width, int height, int spread) {
    float[] values = new float[3 * height * width];
    for (int channel = 0; channel < 3; channel++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int value = (3 * x + 5 * y + 40 * channel + x * y / 8) % 256;
          int noise = (7 * x + 13 * y + 29 * channel) % (2 * spread + 1) - spread;
          values[(channel * height + y) * width + x] =
              Math.min(255, Math.max(0, value + noise)) / 255f;
        }
      }
    }
    return values;
  }
}

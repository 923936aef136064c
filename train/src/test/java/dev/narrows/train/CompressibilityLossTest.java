package dev.narrows.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.narrows.train.config.LossConfig;
import dev.narrows.train.config.RateConfig;
import java.io.InputStream;
import org.assertj.core.data.Percentage;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against an independent computation in double precision, to 1e-5 relative: float32 holds 6e-8. */
class CompressibilityLossTest {
  private static final Percentage TOLERANCE = Percentage.withPercentage(0.001);

  private static JsonNode golden;
  private static TorchDevice device;

  @BeforeAll
  static void read() throws Exception {
    try (InputStream in =
        CompressibilityLossTest.class.getResourceAsStream("compressibility-loss.json")) {
      golden = new ObjectMapper().readTree(in);
    }
    device = TorchDevice.open(Fixtures.CPU);
  }

  @Test
  void valueOnRawFeatures() {
    assertThat(loss(true, true, features())).isCloseTo(value("loss_raw_features"), TOLERANCE);
  }

  @Test
  void valueOfTheTransformAlone() {
    assertThat(loss(false, true, features())).isCloseTo(value("loss_dct_only"), TOLERANCE);
  }

  @Test
  void valueOfThePredictionAlone() {
    assertThat(loss(true, false, features())).isCloseTo(value("loss_prediction_only"), TOLERANCE);
  }

  @Test
  void valueOnFeaturesNormalizedByEachPicturesRange() {
    FeatureNoise noise = new FeatureNoise(Fixtures.loss(RateConfig.Features.NORMALIZED));
    Tensor normalized = noise.add(features()).seenBy(RateConfig.Features.NORMALIZED);
    assertThat(loss(true, true, normalized))
        .isCloseTo(value("loss_min_max_normalised_per_image"), TOLERANCE);
  }

  @Test
  void gradientOnRawFeatures() {
    try (PointerScope scope = new PointerScope()) {
      Tensor features = features().set_requires_grad(true);
      new CompressibilityLoss(config(true, true), device).of(features).backward();
      float[] gradient = TorchDevice.toArray(features.grad());
      JsonNode expected = golden.get("gradient_of_loss_raw_features");
      assertThat(gradient).hasSize(expected.size());
      double largest = 0;
      for (JsonNode element : expected) {
        largest = Math.max(largest, Math.abs(element.asDouble()));
      }
      for (int i = 0; i < gradient.length; i++) {
        assertThat((double) gradient[i])
            .isCloseTo(expected.get(i).asDouble(), within(1e-5 * largest));
      }
    }
  }

  @Test
  void scalesWithRawFeaturesButNotWithNormalizedOnes() {
    try (PointerScope scope = new PointerScope()) {
      Tensor twice = features().mul(TorchDevice.scalar(2));
      assertThat(loss(true, true, twice)).isCloseTo(2 * value("loss_raw_features"), TOLERANCE);
      FeatureNoise noise = new FeatureNoise(Fixtures.loss(RateConfig.Features.NORMALIZED));
      assertThat(loss(true, true, noise.add(twice).seenBy(RateConfig.Features.NORMALIZED)))
          .isCloseTo(value("loss_min_max_normalised_per_image"), TOLERANCE);
    }
  }

  @Test
  void withTheGradientOfTheRangeTheLossFallsWhenTheLargestValueGrows() {
    try (PointerScope scope = new PointerScope()) {
      assertThat(gradientAtTheLargestValue(false)).isPositive();
      assertThat(gradientAtTheLargestValue(true)).isNegative();
    }
  }

  /**
   * Of the sum of normalised features, in which the largest one counts for itself and the range.
   */
  private static float gradientAtTheLargestValue(boolean rangeGradient) {
    Tensor features = device.floats(new float[] {0, 1, 2, 4}, 1, 1, 2, 2).set_requires_grad(true);
    RateConfig rate =
        new RateConfig(
            RateConfig.Features.NORMALIZED,
            rangeGradient,
            false,
            false,
            LossConfig.Weighting.FIXED,
            1);
    FeatureNoise noise = new FeatureNoise(Fixtures.loss(rate.on()).withRate(rate));
    new CompressibilityLoss(rate, device)
        .of(noise.add(features).seenBy(RateConfig.Features.NORMALIZED))
        .backward();
    return TorchDevice.toArray(features.grad())[3];
  }

  private static double value(String name) {
    return golden.get(name).asDouble();
  }

  private static double loss(boolean prediction, boolean transform, Tensor features) {
    return new CompressibilityLoss(config(prediction, transform), device)
        .of(features)
        .item_double();
  }

  private static RateConfig config(boolean prediction, boolean transform) {
    return new RateConfig(
        RateConfig.Features.RAW, false, prediction, transform, LossConfig.Weighting.FIXED, 1);
  }

  private static Tensor features() {
    JsonNode values = golden.get("features");
    float[] array = new float[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = (float) values.get(i).asDouble();
    }
    JsonNode shape = golden.get("shape");
    return device.floats(
        array,
        shape.get(0).asLong(),
        shape.get(1).asLong(),
        shape.get(2).asLong(),
        shape.get(3).asLong());
  }
}

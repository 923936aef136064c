package dev.narrows.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LatentModelTest {
  @Test
  void gainsBetweenTrainedRatesAreGeometricMeans() {
    LatentParameters parameters =
        RandomModels.parameters(List.of(2), 2, 0.1, new SplittableRandom(3));
    LatentModel model = LatentModel.of(parameters);
    assertThat(model.rates()).isEqualTo(9);
    FeatureShape shape = new FeatureShape(2, 1, 1);
    short[] ones = {1, 1};
    for (int channel = 0; channel < 2; channel++) {
      float[] decoded = new float[9];
      for (int rate = 0; rate < 9; rate++) {
        decoded[rate] = model.dequantize(new Latents(List.of(rate), shape, ones)).values()[channel];
      }
      // Rounding to floats, and no other error.
      assertThat((double) decoded[0])
          .isCloseTo(Math.exp(parameters.logInverseGain()[0][channel]), within(1e-6));
      assertThat((double) decoded[8])
          .isCloseTo(Math.exp(parameters.logInverseGain()[1][channel]), within(1e-6));
      assertThat((double) decoded[4] * decoded[4])
          .isCloseTo((double) decoded[0] * decoded[8], within(1e-5));
    }
  }

  @Test
  void roundingIsOfMagnitudesAndSaturates() {
    LatentModel model = LatentModel.of(unit());
    FeatureTensor latents =
        new FeatureTensor(
            new FeatureShape(1, 1, 8),
            new float[] {0.49f, 0.5f, -0.5f, -1.7f, 0.7f, 1e9f, -1e9f, 0});
    assertThat(model.quantize(latents, List.of(0)).values())
        .containsExactly(0, 1, -1, -2, 1, 32767, -32767, 0);
  }

  @Test
  void wrongChannelsLayersAndRatesAreTheCallersError() {
    LatentModel model = LatentModel.of(unit());
    FeatureTensor two = new FeatureTensor(new FeatureShape(2, 1, 1), new float[2]);
    FeatureTensor one = new FeatureTensor(new FeatureShape(1, 1, 1), new float[1]);
    assertThatIllegalArgumentException().isThrownBy(() -> model.quantize(two, List.of(0)));
    assertThatIllegalArgumentException().isThrownBy(() -> model.quantize(one, List.of(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> model.quantize(one, List.of(0, 0)));
  }

  @Test
  void probabilitiesThatAreNotTrainedAreThoseOfTheLogistic() {
    // A scale of one bin's middle, and a mean of a fraction's middle: σ((v + ½ − μ)/s) − σ(…).
    LatentParameters parameters = unit();
    double scale = Math.pow(2, (50 - 40 + 0.5) / 8);
    parameters.scaleBias()[0][0] = (float) Math.log(scale);
    parameters.meanBias()[0][0] = (float) ((10 + 0.5) / 16 - 0.5);
    LatentCodec codec = new LatentCodec(LatentModel.of(parameters));
    FeatureShape shape = new FeatureShape(1, 1, 1);
    for (int v = -12; v <= 12; v++) {
      double mean = parameters.meanBias()[0][0];
      double expected = sigmoid((v + 0.5 - mean) / scale) - sigmoid((v - 0.5 - mean) / scale);
      double bits = codec.idealBits(new Latents(List.of(0), shape, new short[] {(short) v}))[0];
      // Each of up to 14 probabilities is rounded to 2^-16.
      assertThat(bits)
          .as("bits of %d", v)
          .isCloseTo(-Math.log(expected) / Math.log(2), within(0.01));
    }
  }

  @Test
  void trainingSavesBitsOfLatentsThatAreNotLogistic() {
    SplittableRandom random = new SplittableRandom(5);
    LatentModel model = LatentModel.of(unit());
    FeatureTensor training = ternary(random);
    Latents latents = model.quantize(ternary(random), List.of(0));
    double before = new LatentCodec(model).idealBits(latents)[0];
    LatentModel trained = model.trained(List.of(training), List.of(0));
    double after = new LatentCodec(trained).idealBits(latents)[0];
    // Three values with 1/4, 1/2, 1/4 are 1.5 bits; what is not known of them costs a few percent.
    assertThat(after / latents.values().length).isBetween(1.45, 1.6);
    assertThat(after).isLessThan(before);
    assertThat(LatentModel.trained(unit(), List.of(training), List.of(0)).write())
        .isEqualTo(trained.write());
    assertThat(model.trained(List.of(), List.of(0)).write()).isEqualTo(model.write());
  }

  @Test
  void aDecoderReadsNoGains() throws Exception {
    SplittableRandom random = new SplittableRandom(6);
    LatentParameters parameters = RandomModels.parameters(List.of(3, 4), 2, 0.1, random);
    LatentModel model = LatentModel.of(parameters);
    Latents latents = model.quantize(RandomModels.latents(7, 5, 6, random), List.of(4, 4));
    List<byte[]> payloads = new LatentCodec(model).encode(latents);
    for (float[][] gains : List.of(parameters.logGain(), parameters.logInverseGain())) {
      Arrays.stream(gains).forEach(row -> Arrays.fill(row, 7));
    }
    Latents decoded =
        new LatentCodec(LatentModel.of(parameters)).decode(payloads, 5, 6, List.of(4, 4));
    assertThat(decoded.values()).isEqualTo(latents.values());
  }

  @Test
  void parametersAreFiniteAndComplete() {
    LatentParameters good = unit();
    float[][] rows = {{Float.NaN}};
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new LatentParameters(
                    good.layers(),
                    rows,
                    good.logInverseGain(),
                    good.meanBias(),
                    good.scaleBias(),
                    good.meanWeights(),
                    good.scaleWeights()))
        .withMessageContaining("finite");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new LatentParameters(
                    good.layers(),
                    good.logGain(),
                    good.logInverseGain(),
                    good.meanBias(),
                    good.scaleBias(),
                    new float[8],
                    good.scaleWeights()))
        .withMessageContaining("expected 9 of them, found 8");
  }

  private static FeatureTensor ternary(SplittableRandom random) {
    FeatureShape shape = new FeatureShape(1, 50, 80);
    float[] values = new float[shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Integer.bitCount(random.nextInt(4)) - 1;
    }
    return new FeatureTensor(shape, values);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** One channel of no gain, no weights, mean 0 and scale 1. */
  private static LatentParameters unit() {
    return new LatentParameters(
        new LatentLayers(List.of(1)),
        new float[1][1],
        new float[1][1],
        new float[1][1],
        new float[1][1],
        new float[9],
        new float[9]);
  }
}

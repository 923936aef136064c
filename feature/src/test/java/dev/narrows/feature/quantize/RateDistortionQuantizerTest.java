package dev.narrows.feature.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Quantizer;
import dev.narrows.feature.entropy.StrongCodec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RateDistortionQuantizerTest {
  /** Large enough for the choice to matter more than chance. */
  private static final double LAMBDA = 0.2;

  private record Point(double bytes, double squaredError) {
    double cost(double lambda, double step) {
      return squaredError / (step * step) + lambda * 8 * bytes;
    }
  }

  /** Its promise: error and bits together are less than with plain rounding at the same step. */
  @ParameterizedTest
  @EnumSource(
      value = FeatureSamples.Kind.class,
      names = {"RECTIFIED", "SIGNED"})
  void costsLessThanRounding(FeatureSamples.Kind kind) throws Exception {
    FeatureTensor tensor = FeatureSamples.of(kind, 5);
    double step = ZeroSteps.step(TensorRange.of(tensor), 5);
    Point chosen = point(new RateDistortionQuantizer(5, LAMBDA), tensor);
    Point rounded = point(new DeadZoneQuantizer(5, 0.5), tensor);

    assertThat(chosen.bytes()).isLessThan(rounded.bytes());
    assertThat(chosen.cost(LAMBDA, step)).isLessThan(rounded.cost(LAMBDA, step));
  }

  private static Point point(Quantizer quantizer, FeatureTensor tensor) throws Exception {
    QuantizedTensor quantized = quantizer.quantize(tensor);
    float[] received = quantized.dequantize().values();
    double error = 0;
    for (int i = 0; i < received.length; i++) {
      double difference = received[i] - tensor.values()[i];
      error += difference * difference;
    }
    return new Point(new StrongCodec().encode(quantized).length, error);
  }
}

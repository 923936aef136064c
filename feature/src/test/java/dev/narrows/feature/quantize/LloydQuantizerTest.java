package dev.narrows.feature.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.feature.Codebook;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.QuantizedTensor;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LloydQuantizerTest {
  @Test
  void withoutLambdaItFindsTheKnownLevelsOfANormalDistribution() throws Exception {
    SplittableRandom random = new SplittableRandom(4);
    float[] values = new float[200_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    FeatureTensor tensor = new FeatureTensor(new FeatureShape(1, 1, values.length), values);

    QuantizedTensor quantized = new LloydQuantizer(2, 0).quantize(tensor);

    // Max, "Quantizing for minimum distortion", 1960, table I: levels ±0.4528 and ±1.510, error
    // 0.1175. The descent stops when a turn gains 1e-5; 200 000 samples scatter by about 0.005.
    assertThat((double) quantized.reconstruction().feature(0, 3, 2)).isCloseTo(1.510, within(0.03));
    assertThat((double) quantized.reconstruction().feature(0, 2, 2))
        .isCloseTo(0.4528, within(0.03));
    assertThat(FeatureSamples.meanSquaredError(tensor, quantized)).isCloseTo(0.1175, within(0.001));
  }

  @ParameterizedTest
  @EnumSource(
      value = FeatureSamples.Kind.class,
      names = {"RECTIFIED", "SIGNED"})
  void beatsUniformQuantisersAtTheSameEntropy(FeatureSamples.Kind kind) throws Exception {
    FeatureTensor tensor = FeatureSamples.of(kind, 21);
    for (int bits = 2; bits <= 6; bits++) {
      QuantizedTensor uniform = new MinMaxQuantizer(bits).quantize(tensor);
      QuantizedTensor designed = new LloydQuantizer(bits).quantize(tensor);
      // Both on one curve: squared error falls by a factor of 4 with each bit.
      double error = FeatureSamples.meanSquaredError(tensor, designed);
      double gain =
          Math.log(FeatureSamples.meanSquaredError(tensor, uniform) / error) / Math.log(4)
              + (FeatureSamples.entropy(uniform) - FeatureSamples.entropy(designed));
      assertThat(gain).as("bits gained over min-max:%d", bits).isPositive();
    }
  }

  @Test
  void aLargerLambdaTakesFewerBitsAndLevels() throws Exception {
    FeatureTensor tensor = FeatureSamples.of(FeatureSamples.Kind.SIGNED, 22);
    double before = Double.POSITIVE_INFINITY;
    int levels = 33;
    for (double lambda : new double[] {0, 0.05, 0.2, 1, 5, 100}) {
      QuantizedTensor quantized = new LloydQuantizer(5, lambda).quantize(tensor);
      double entropy = FeatureSamples.entropy(quantized);
      int used = ((Codebook) quantized.reconstruction()).levels();
      assertThat(entropy).isLessThan(before);
      assertThat(used).isLessThanOrEqualTo(levels);
      assertThat(1 << quantized.bits()).isGreaterThanOrEqualTo(used);
      before = entropy;
      levels = used;
    }
  }

  @Test
  void hasNoOtherDepthsOrLambdas() {
    assertThatIllegalArgumentException().isThrownBy(() -> new LloydQuantizer(9));
    assertThatIllegalArgumentException().isThrownBy(() -> new LloydQuantizer(3, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new LloydQuantizer(3, Double.NaN));
  }

  /** Levels between floats that have no floats between them. */
  @Test
  void theLeastOfAllFeaturesHaveLevelsToo() throws Exception {
    float[] values = {0, Float.MIN_VALUE, 2 * Float.MIN_VALUE};
    FeatureTensor tensor = new FeatureTensor(new FeatureShape(1, 1, 3), values);
    for (int bits = 1; bits <= 8; bits++) {
      for (float value : new LloydQuantizer(bits).quantize(tensor).dequantize().values()) {
        assertThat(value).isBetween(0f, 2 * Float.MIN_VALUE);
      }
    }
  }
}

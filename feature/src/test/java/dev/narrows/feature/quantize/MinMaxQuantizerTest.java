package dev.narrows.feature.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.NonFiniteFeatureException;
import dev.narrows.feature.QuantizedTensor;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinMaxQuantizerTest {
  @Test
  void givesTheSymbolsOfTheReference() throws Exception {
    ReferenceNumbers reference = new ReferenceNumbers("compressibility-loss.json");
    double[] features = reference.list("features");
    double[] expected = reference.list("quantised_8bit_min_max_per_image");
    FeatureShape shape = new FeatureShape(3, 4, 6);
    for (int picture = 0; picture < 2; picture++) {
      int from = picture * shape.elements();
      QuantizedTensor quantized =
          new MinMaxQuantizer()
              .quantize(tensor(shape, Arrays.copyOfRange(features, from, from + shape.elements())));
      for (int i = 0; i < shape.elements(); i++) {
        assertThat((double) quantized.symbols()[i])
            .as("symbol %d of picture %d", i, picture)
            .isEqualTo(expected[from + i]);
      }
      assertThat(range(quantized).min())
          .isEqualTo((float) reference.list("min_per_image")[picture]);
      assertThat(range(quantized).max())
          .isEqualTo((float) reference.list("max_per_image")[picture]);
    }
  }

  @Property(tries = 200)
  void errsByAtMostHalfAStep(
      @ForAll @IntRange(min = 1, max = 16) int bits,
      @ForAll @FloatRange(min = -1e6f, max = 1e6f) float low,
      @ForAll @FloatRange(min = 0, max = 1e6f) float extent,
      @ForAll long seed)
      throws Exception {
    FeatureTensor tensor = random(low, extent, seed);

    QuantizedTensor quantized = new MinMaxQuantizer(bits).quantize(tensor);
    float[] back = quantized.dequantize().values();

    MinMaxRange range = range(quantized);
    double half = ((double) range.max() - range.min()) / ((1 << bits) - 1) / 2;
    for (int i = 0; i < back.length; i++) {
      // The result is rounded to float once more: half a unit in the last place.
      double rounding = Math.ulp(Math.max(Math.abs(range.min()), Math.abs(range.max()))) / 2.0;
      assertThat(Math.abs((double) back[i] - tensor.values()[i]))
          .isLessThanOrEqualTo(half * (1 + 1e-9) + rounding);
      assertThat(back[i]).isBetween(range.min(), range.max());
    }
  }

  @Property(tries = 100)
  void keepsTheSmallestAndTheLargestFeatureExactly(
      @ForAll @IntRange(min = 1, max = 16) int bits, @ForAll long seed) throws Exception {
    FeatureTensor tensor = random(-0.3f, 7.1f, seed);
    float[] back = new MinMaxQuantizer(bits).quantize(tensor).dequantize().values();
    for (int i = 0; i < back.length; i++) {
      MinMaxRange range = range(new MinMaxQuantizer(bits).quantize(tensor));
      if (tensor.values()[i] == range.min() || tensor.values()[i] == range.max()) {
        assertThat(back[i]).isEqualTo(tensor.values()[i]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0, -0.1f, 3.4e38f, Float.MIN_VALUE})
  void keepsConstantTensorsExactly(float value) throws Exception {
    FeatureShape shape = new FeatureShape(2, 2, 2);
    float[] values = new float[shape.elements()];
    Arrays.fill(values, value);

    QuantizedTensor quantized = new MinMaxQuantizer().quantize(new FeatureTensor(shape, values));

    assertThat(quantized.symbols()).containsOnly(0);
    assertThat(quantized.dequantize().values()).isEqualTo(values);
  }

  @Test
  void spansAllFloatsWithoutOverflow() throws Exception {
    FeatureShape shape = new FeatureShape(1, 1, 3);
    float[] values = {-Float.MAX_VALUE, 0, Float.MAX_VALUE};

    QuantizedTensor quantized = new MinMaxQuantizer(16).quantize(new FeatureTensor(shape, values));

    assertThat(quantized.symbols()).isEqualTo(new short[] {0, (short) 32768, (short) 65535});
    assertThat(quantized.dequantize().values()).contains(-Float.MAX_VALUE, Float.MAX_VALUE);
  }

  @Test
  void roundsHalfToEven() throws Exception {
    // Range 0 to 3 in 2 bits: symbols 0 to 3 for 0 to 3.
    FeatureShape shape = new FeatureShape(1, 1, 5);
    float[] values = {0, 0.5f, 1.5f, 2.5f, 3};

    QuantizedTensor quantized = new MinMaxQuantizer(2).quantize(new FeatureTensor(shape, values));

    assertThat(quantized.symbols()).isEqualTo(new short[] {0, 0, 2, 2, 3});
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void refusesWhatIsNotFiniteAndSaysWhere(float value) {
    FeatureShape shape = new FeatureShape(3, 4, 5);
    float[] values = new float[shape.elements()];
    values[2 * 20 + 3 * 5 + 4] = value;
    assertThatExceptionOfType(NonFiniteFeatureException.class)
        .isThrownBy(() -> new MinMaxQuantizer().quantize(new FeatureTensor(shape, values)))
        .withMessageContaining("channel 2, row 3, column 4")
        .satisfies(
            e -> {
              assertThat(e.channel()).isEqualTo(2);
              assertThat(e.row()).isEqualTo(3);
              assertThat(e.column()).isEqualTo(4);
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 17, -1})
  void hasNoOtherDepths(int bits) {
    assertThatIllegalArgumentException().isThrownBy(() -> new MinMaxQuantizer(bits));
  }

  private static MinMaxRange range(QuantizedTensor tensor) {
    return (MinMaxRange) tensor.reconstruction();
  }

  private static FeatureTensor random(float low, float extent, long seed) {
    FeatureShape shape = new FeatureShape(2, 3, 7);
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (low + extent * random.nextDouble());
    }
    return new FeatureTensor(shape, values);
  }

  private static FeatureTensor tensor(FeatureShape shape, double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return new FeatureTensor(shape, floats);
  }
}

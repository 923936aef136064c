package dev.narrows.feature.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.StepsFromZero;
import dev.narrows.feature.UnquantizableTensorException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ZeroStepsTest {
  @Test
  void zeroReachesSixTenthsOfAStep() throws Exception {
    float[] values = {-1.7f, -1.1f, -0.59f, 0, 0.59f, 0.61f, 1.5f, 2.61f};
    FeatureTensor tensor = new FeatureTensor(new FeatureShape(1, 1, 8), values);

    QuantizedTensor quantized = new StepQuantizer(1).quantize(tensor);

    assertThat(quantized.symbols()).isEqualTo(new short[] {0, 1, 2, 2, 2, 3, 3, 5});
    assertThat(quantized.bits()).isEqualTo(3);
    StepsFromZero steps = (StepsFromZero) quantized.reconstruction();
    assertThat(steps.zero()).isEqualTo(2);
    // The mean of 2 − 1.7, 1 − 1.1, … over the five that are not zero: 0.096 of a step.
    assertThat(steps.shift()).isEqualTo(25);
  }

  @Property(tries = 50)
  void errsByAtMostSixTenthsOfAStepAndTheShift(
      @ForAll @IntRange(min = 2, max = 12) int bits, @ForAll FeatureSamples.Kind kind)
      throws Exception {
    FeatureTensor tensor = FeatureSamples.of(kind, bits);
    QuantizedTensor quantized = new DeadZoneQuantizer(bits).quantize(tensor);
    StepsFromZero steps = (StepsFromZero) quantized.reconstruction();
    double bound = (0.6 + Math.abs(steps.shift()) / 256.0) * steps.step();
    assertThat(RateControl.greatestError(tensor, quantized)).isLessThanOrEqualTo(bound + 1e-5);
    assertThat(quantized.bits()).isLessThanOrEqualTo(bits);
  }

  @Test
  void zerosStayZero() throws Exception {
    FeatureTensor tensor = FeatureSamples.of(FeatureSamples.Kind.RECTIFIED, 2);
    float[] back = new DeadZoneQuantizer(3).quantize(tensor).dequantize().values();
    for (int i = 0; i < back.length; i++) {
      if (tensor.values()[i] == 0) {
        assertThat(back[i]).isZero();
      }
    }
  }

  @Test
  void saveMoreBitsThanTheyCostAccuracy() throws Exception {
    FeatureTensor tensor = FeatureSamples.of(FeatureSamples.Kind.SIGNED, 3);
    QuantizedTensor uniform = new MinMaxQuantizer(5).quantize(tensor);
    QuantizedTensor zoned = new DeadZoneQuantizer(5).quantize(tensor);
    double lost =
        Math.log(
                FeatureSamples.meanSquaredError(tensor, zoned)
                    / FeatureSamples.meanSquaredError(tensor, uniform))
            / Math.log(4);
    double saved = FeatureSamples.entropy(uniform) - FeatureSamples.entropy(zoned);
    assertThat(saved).isGreaterThan(lost);
  }

  @Test
  void aStepThatIsTooSmallIsRefused() {
    FeatureTensor tensor = FeatureSamples.of(FeatureSamples.Kind.OUTLIERS, 3);
    assertThatExceptionOfType(UnquantizableTensorException.class)
        .isThrownBy(() -> new StepQuantizer(1e-4f).quantize(tensor))
        .withMessageMatching(
            "quantiser step:0.0001: expected at most 65536 levels, found [0-9]{7} of step 0.0001"
                + " in the features");
  }
}

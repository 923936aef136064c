package dev.narrows.feature.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.UnreachableTargetException;
import dev.narrows.feature.UnsupportedTensorException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateControlTest {
  private static final FeatureTensor TENSOR = FeatureSamples.of(FeatureSamples.Kind.RECTIFIED, 31);

  private final AtomicInteger encodings = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(longs = {700, 1500, 3000, 5000, 9000, 13_000, 1_000_000})
  void findsTheDeepestThatFits(long maxBytes) throws Exception {
    RateControl control = control(QuantizerLadder.upTo(new MinMaxQuantizer(16)));

    RateControl.Choice choice = control.fitBytes(TENSOR, maxBytes);

    assertThat(encodings.get()).isLessThanOrEqualTo(RateControl.MAX_ENCODINGS);
    MinMaxQuantizer chosen = (MinMaxQuantizer) choice.quantizer();
    assertThat(bytes(choice.tensor())).isLessThanOrEqualTo(maxBytes);
    if (chosen.bits() < 16) {
      assertThat(bytes(new MinMaxQuantizer(chosen.bits() + 1).quantize(TENSOR)))
          .isGreaterThan(maxBytes);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {400, 700, 1500, 3000, 5000, 8000})
  void comesCloseWithFineSteps(long maxBytes) throws Exception {
    RateControl control = control(QuantizerLadder.upTo(new StepQuantizer(0.001f)));

    RateControl.Choice choice = control.fitBytes(TENSOR, maxBytes);

    assertThat(encodings.get()).isLessThanOrEqualTo(RateControl.MAX_ENCODINGS);
    // A rung is an eighth of a bit a symbol; the search ends within two of the best.
    assertThat(bytes(choice.tensor())).isBetween(Math.round(0.85 * maxBytes) - 20, maxBytes);
  }

  @Test
  void saysHowManyBytesItTakes() throws Exception {
    RateControl control = control(QuantizerLadder.upTo(new ClipQuantizer(16)));
    long least = bytes(new ClipQuantizer(1).quantize(TENSOR));
    assertThatExceptionOfType(UnreachableTargetException.class)
        .isThrownBy(() -> control.fitBytes(TENSOR, 100))
        .withMessage(
            "bitstream: expected at most 100 bytes, found %d with the coarsest quantiser, clip:1",
            least);
    assertThat(encodings.get()).isLessThanOrEqualTo(RateControl.MAX_ENCODINGS);
  }

  @Test
  void whatACodecCannotTakeIsTooFine() throws Exception {
    RateControl control =
        new RateControl(
            QuantizerLadder.upTo(new MinMaxQuantizer(16)),
            tensor -> {
              if (tensor.bits() > 8) {
                throw new UnsupportedTensorException("8 bits at most");
              }
              return bytes(tensor);
            });
    assertThat(control.fitBytes(TENSOR, 1_000_000).quantizer()).isEqualTo(new MinMaxQuantizer(8));
  }

  @Test
  void findsTheCoarsestOfSmallEnoughError() throws Exception {
    RateControl control = control(QuantizerLadder.upTo(new StepQuantizer(0.001f)));

    RateControl.Choice choice = control.fitError(TENSOR, 0.25);

    double error = RateControl.greatestError(TENSOR, choice.tensor());
    // The next coarser step is 2^(1/8) as large.
    assertThat(error).isBetween(0.25 / 1.2, 0.25);
    assertThat(encodings.get()).isZero();
  }

  @Test
  void saysHowSmallTheErrorCanBe() throws Exception {
    RateControl control = control(QuantizerLadder.upTo(new MinMaxQuantizer(4)));
    float best = (float) RateControl.greatestError(TENSOR, new MinMaxQuantizer(4).quantize(TENSOR));
    assertThatExceptionOfType(UnreachableTargetException.class)
        .isThrownBy(() -> control.fitError(TENSOR, 1e-3))
        .withMessage(
            "quantisation: expected an error of at most 0.001, found %s with the best quantiser,"
                + " min-max:4",
            best);
  }

  private RateControl control(QuantizerLadder ladder) {
    return new RateControl(
        ladder,
        tensor -> {
          encodings.incrementAndGet();
          return bytes(tensor);
        });
  }

  /** What an ideal entropy coder would take, and some side information. */
  private static long bytes(QuantizedTensor tensor) {
    return 50 + Math.round(FeatureSamples.entropy(tensor) * tensor.symbols().length / 8);
  }
}

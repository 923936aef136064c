package dev.narrows.feature.quantize;

import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.NonFiniteFeatureException;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Quantizer;
import dev.narrows.feature.UnquantizableTensorException;

/**
 * Quantiser of a fixed step with a dead zone about zero ({@link ZeroSteps}): the same accuracy for
 * every picture, and as many bits as that takes. Constant tensors are exact.
 *
 * @param step distance of two levels, in units of the features; positive and finite
 * @param rounding a magnitude of {@code m} steps becomes {@code ⌊m + rounding⌋}; above 0, at most ½
 */
public record StepQuantizer(float step, double rounding) implements Quantizer {
  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public StepQuantizer {
    if (!(step > 0 && step <= Float.MAX_VALUE) || !ZeroSteps.isRounding(rounding)) {
      throw new IllegalArgumentException(
          "step quantiser: expected a step above 0 and a rounding above 0 and at most 0.5, found "
              + (step + " and " + rounding));
    }
  }

  /** A quantiser of the default rounding, 0.4. */
  public StepQuantizer(float step) {
    this(step, ZeroSteps.DEFAULT_ROUNDING);
  }

  @Override
  public String name() {
    return rounding == ZeroSteps.DEFAULT_ROUNDING
        ? "step:" + PlainNumber.text(step)
        : "step:" + PlainNumber.text(step) + ":" + PlainNumber.text(rounding);
  }

  @Override
  public QuantizedTensor quantize(FeatureTensor tensor)
      throws NonFiniteFeatureException, UnquantizableTensorException {
    MinMaxRange range = TensorRange.of(tensor);
    boolean constant = range.min() == range.max();
    float own = constant ? ZeroSteps.exactStep(range.min()) : step;
    return ZeroSteps.quantize(this, tensor, own, ZeroSteps.deadZone(rounding));
  }
}

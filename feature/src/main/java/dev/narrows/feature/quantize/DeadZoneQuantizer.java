package dev.narrows.feature.quantize;

import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.NonFiniteFeatureException;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Quantizer;
import dev.narrows.feature.UnquantizableTensorException;

/**
 * Quantiser with a dead zone about zero ({@link ZeroSteps}) and the step that a min–max quantiser
 * of so many bits has, {@code (max − min)/(2^bits − 1)}. Constant tensors are exact.
 *
 * @param bits sets the step, 1 to 16; the symbols have the least depth that holds them, which is at
 *     most this where the features lie about zero or begin there
 * @param rounding a magnitude of {@code m} steps becomes {@code ⌊m + rounding⌋}; above 0, at most ½
 */
public record DeadZoneQuantizer(int bits, double rounding) implements Quantizer {
  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public DeadZoneQuantizer {
    QuantizedTensor.requireDepth(bits);
    if (!ZeroSteps.isRounding(rounding)) {
      throw new IllegalArgumentException(
          "dead-zone quantiser: expected a rounding above 0 and at most 0.5, found " + rounding);
    }
  }

  /** A quantiser of the default rounding, 0.4. */
  public DeadZoneQuantizer(int bits) {
    this(bits, ZeroSteps.DEFAULT_ROUNDING);
  }

  @Override
  public String name() {
    return rounding == ZeroSteps.DEFAULT_ROUNDING
        ? "dead-zone:" + bits
        : "dead-zone:" + bits + ":" + PlainNumber.text(rounding);
  }

  @Override
  public QuantizedTensor quantize(FeatureTensor tensor)
      throws NonFiniteFeatureException, UnquantizableTensorException {
    MinMaxRange range = TensorRange.of(tensor);
    return ZeroSteps.quantize(
        this, tensor, ZeroSteps.step(range, bits), ZeroSteps.deadZone(rounding));
  }
}

package dev.narrows.feature.quantize;

import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.NonFiniteFeatureException;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Quantizer;
import dev.narrows.feature.UnquantizableTensorException;
import dev.narrows.feature.entropy.RateEstimate;

/**
 * Quantiser that rounds for the native codec: with the step that a min–max quantiser of so many
 * bits has, each feature goes to the nearest level, or to the next one toward zero if that has less
 * of {@code (error/step)² + lambda·bits}. The bits are those that the codec is likely to need after
 * all the choices before ({@link RateEstimate}). Constant tensors are exact.
 *
 * @param bits sets the step, 1 to 16
 * @param lambda what a bit is worth, in squared steps; at least 0
 */
public record RateDistortionQuantizer(int bits, double lambda) implements Quantizer {
  /**
   * Half the slope (2·ln 2)/12 with which a uniform quantiser's error falls by a bit more at high
   * rates: moving toward zero is an error that all features share, and tasks mind it more than
   * noise.
   */
  public static final double DEFAULT_LAMBDA = 0.06;

  static final double MAX_LAMBDA = 10;

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public RateDistortionQuantizer {
    QuantizedTensor.requireDepth(bits);
    if (!(lambda >= 0 && lambda <= MAX_LAMBDA)) {
      throw new IllegalArgumentException(
          "rate-distortion quantiser: expected a lambda of 0 to 10, found " + lambda);
    }
  }

  /** A quantiser of the default lambda. */
  public RateDistortionQuantizer(int bits) {
    this(bits, DEFAULT_LAMBDA);
  }

  @Override
  public String name() {
    return lambda == DEFAULT_LAMBDA
        ? "rdo:" + bits
        : "rdo:" + bits + ":" + PlainNumber.text(lambda);
  }

  @Override
  public QuantizedTensor quantize(FeatureTensor tensor)
      throws NonFiniteFeatureException, UnquantizableTensorException {
    MinMaxRange range = TensorRange.of(tensor);
    float step = ZeroSteps.step(range, bits);
    if (range.min() == range.max()) {
      return ZeroSteps.quantize(this, tensor, step, ZeroSteps.deadZone(0.5));
    }
    RateEstimate rate = new RateEstimate(tensor.shape(), bits, range.min() >= 0);
    return ZeroSteps.quantize(
        this,
        tensor,
        step,
        target -> {
          int chosen = best(target, rate);
          rate.next(chosen);
          return chosen;
        });
  }

  /** The nearest level, or the next one toward zero if that is worth more. */
  private int best(double target, RateEstimate rate) {
    double magnitude = Math.abs(target);
    int near = (int) Math.copySign(Math.floor(magnitude + 0.5), target);
    if (near == 0) {
      return 0;
    }
    int lower = near - Integer.signum(near);
    return cost(target, lower, rate) < cost(target, near, rate) ? lower : near;
  }

  private double cost(double target, int steps, RateEstimate rate) {
    double error = target - steps;
    return error * error + lambda * rate.bits(steps);
  }
}

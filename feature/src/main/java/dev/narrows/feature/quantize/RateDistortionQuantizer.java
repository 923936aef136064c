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
 * bits has, each feature goes to whichever of the two levels about it, or zero, has the least
 * {@code (error/step)² + lambda·bits}. The bits are those that the codec is likely to need after
 * all the choices before ({@link RateEstimate}). Constant tensors are exact.
 *
 * @param bits sets the step, 1 to 16
 * @param lambda what a bit is worth, in squared steps; at least 0
 */
public record RateDistortionQuantizer(int bits, double lambda) implements Quantizer {
  /**
   * The slope of a uniform quantiser's error at high rates: an error of 1/12 falls by the factor
   * 2^−2 with each bit, so by (2·ln 2)/12 a bit.
   */
  public static final double DEFAULT_LAMBDA = 0.12;

  static final double MAX_LAMBDA = 10;

  /** So little above a level that the next one is out of the question. */
  private static final double NEARLY = 0.01;

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

  private int best(double target, RateEstimate rate) {
    double magnitude = Math.abs(target);
    int outer = (int) Math.copySign(Math.ceil(magnitude - NEARLY), target);
    int inner = (int) Math.copySign(Math.floor(magnitude), target);
    int best = 0;
    double least = cost(target, 0, rate);
    if (inner != 0) {
      double cost = cost(target, inner, rate);
      if (cost < least) {
        best = inner;
        least = cost;
      }
    }
    return outer != inner && cost(target, outer, rate) < least ? outer : best;
  }

  private double cost(double target, int steps, RateEstimate rate) {
    double error = target - steps;
    return error * error + lambda * rate.bits(steps);
  }
}

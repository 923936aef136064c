package dev.narrows.feature.quantize;

import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Quantizer;
import dev.narrows.feature.StepsFromZero;
import dev.narrows.feature.UnquantizableTensorException;

/**
 * Symbols a step apart, counted from an exact zero. With a dead zone a magnitude of {@code m} steps
 * becomes {@code ⌊m + rounding⌋} of them: with a rounding below one half small features become zero
 * more often, which saves more bits than it costs accuracy, and the reconstruction's shift, the
 * mean of what the cells hold, takes part of the error back.
 */
final class ZeroSteps {
  /** The rounding unless told otherwise: zero reaches 0.6 steps either way. */
  static final double DEFAULT_ROUNDING = 0.4;

  private static final int MAX_SYMBOL = (1 << QuantizedTensor.MAX_BITS) - 1;

  private ZeroSteps() {}

  static boolean isRounding(double rounding) {
    return rounding > 0 && rounding <= 0.5;
  }

  /** Decides on a feature's level; is asked once for each, in order. */
  @FunctionalInterface
  interface Choice {
    /**
     * How many steps from zero.
     *
     * @param target the feature in steps; its magnitude is at most 65536
     */
    int steps(double target);
  }

  /** Rounds with a dead zone. */
  static Choice deadZone(double rounding) {
    return target -> {
      int magnitude = (int) Math.floor(Math.abs(target) + rounding);
      return target < 0 ? -magnitude : magnitude;
    };
  }

  /**
   * The symbols of a tensor.
   *
   * @param owner the quantiser, for the message
   * @throws UnquantizableTensorException if the step is so small that the symbols need more than 16
   *     bits
   */
  static QuantizedTensor quantize(Quantizer owner, FeatureTensor tensor, float step, Choice choice)
      throws UnquantizableTensorException {
    float[] values = tensor.values();
    int[] steps = new int[values.length];
    int least = 0;
    int most = 0;
    double excess = 0;
    long moved = 0;
    for (int i = 0; i < steps.length; i++) {
      double target = (double) values[i] / step;
      // A step of single precision may leave the greatest feature a little beyond the last level.
      requireDepth(owner, step, Math.floor(Math.abs(target)));
      int chosen = choice.steps(target);
      steps[i] = chosen;
      least = Math.min(least, chosen);
      most = Math.max(most, chosen);
      if (chosen != 0) {
        excess += Math.abs(chosen) - Math.abs(target);
        moved++;
      }
    }
    requireDepth(owner, step, (double) most - least);
    int zero = -least;
    int depth = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(most + zero));
    StepsFromZero reconstruction =
        new StepsFromZero(step, zero, shift(moved == 0 ? 0 : excess / moved));
    short[] symbols = new short[values.length];
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = (short) (zero + steps[i]);
    }
    return new QuantizedTensor(tensor.shape(), depth, reconstruction, symbols);
  }

  private static void requireDepth(Quantizer owner, float step, double levels)
      throws UnquantizableTensorException {
    if (levels > MAX_SYMBOL) {
      throw new UnquantizableTensorException(
          "quantiser %s: expected at most 65536 levels, found %.0f of step %s in the features"
              .formatted(owner.name(), levels + 1, PlainNumber.text(step)));
    }
  }

  /** The step that a min–max quantiser of so many bits has; constant tensors become exact. */
  static float step(MinMaxRange range, int bits) {
    if (range.min() == range.max()) {
      return exactStep(range.min());
    }
    double step = ((double) range.max() - range.min()) / ((1 << bits) - 1);
    return (float) Math.max(Float.MIN_VALUE, Math.min(Float.MAX_VALUE, step));
  }

  /** The step that makes a constant tensor exact: its own magnitude, or any if it is zero. */
  static float exactStep(float constant) {
    return constant == 0 ? 1 : Math.abs(constant);
  }

  private static int shift(double excess) {
    long shift = Math.round(excess * StepsFromZero.SHIFTS_PER_STEP);
    return (int) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, shift));
  }
}

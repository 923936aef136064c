package dev.narrows.feature.quantize;

import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Quantizer;
import dev.narrows.feature.StepsFromZero;
import dev.narrows.feature.UnquantizableTensorException;

/**
 * Symbols a step apart, counted from an exact zero. A magnitude of {@code m} steps becomes {@code
 * ⌊m + rounding⌋} of them: with a rounding below one half small features become zero more often,
 * which saves more bits than it costs accuracy, and the reconstruction's shift, the mean of what
 * the cells hold, takes part of the error back.
 */
final class ZeroSteps {
  /** The rounding unless told otherwise: zero reaches 0.6 steps either way. */
  static final double DEFAULT_ROUNDING = 0.4;

  private static final int MAX_SYMBOL = (1 << QuantizedTensor.MAX_BITS) - 1;

  private ZeroSteps() {}

  static boolean isRounding(double rounding) {
    return rounding > 0 && rounding <= 0.5;
  }

  /**
   * The symbols of a tensor.
   *
   * @param owner the quantiser, for the message
   * @throws UnquantizableTensorException if the step is so small that the symbols need more than 16
   *     bits
   */
  static QuantizedTensor quantize(
      Quantizer owner, FeatureTensor tensor, float step, double rounding)
      throws UnquantizableTensorException {
    float[] values = tensor.values();
    double least = 0;
    double most = 0;
    double excess = 0;
    long moved = 0;
    for (float value : values) {
      double steps = steps(value, step, rounding);
      least = Math.min(least, steps);
      most = Math.max(most, steps);
      if (steps != 0) {
        excess += Math.abs(steps) - Math.abs((double) value) / step;
        moved++;
      }
    }
    if (most - least > MAX_SYMBOL) {
      throw new UnquantizableTensorException(
          "quantiser %s: expected at most 65536 levels, found %.0f of step %s in the features"
              .formatted(owner.name(), most - least + 1, PlainNumber.text(step)));
    }
    int zero = (int) -least;
    int depth = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros((int) most + zero));
    StepsFromZero reconstruction =
        new StepsFromZero(step, zero, shift(moved == 0 ? 0 : excess / moved));
    short[] symbols = new short[values.length];
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = (short) (zero + (int) steps(values[i], step, rounding));
    }
    return new QuantizedTensor(tensor.shape(), depth, reconstruction, symbols);
  }

  /** The step that makes a constant tensor exact: its own magnitude, or any if it is zero. */
  static float exactStep(float constant) {
    return constant == 0 ? 1 : Math.abs(constant);
  }

  private static double steps(float value, float step, double rounding) {
    double magnitude = Math.floor(Math.abs((double) value) / step + rounding);
    return value < 0 ? -magnitude : magnitude;
  }

  private static int shift(double excess) {
    long shift = Math.round(excess * StepsFromZero.SHIFTS_PER_STEP);
    return (int) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, shift));
  }
}

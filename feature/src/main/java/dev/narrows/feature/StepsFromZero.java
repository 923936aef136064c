package dev.narrows.feature;

/**
 * Levels a step apart, counted from an exact zero: with {@code k = symbol − zero} the feature is
 * {@code sign(k)·(|k| − shift/256)·step}, and 0 for {@code k = 0}. The shift moves levels to where
 * the features of their cells have their mean, which is nearer to zero than the middle if small
 * features are the more frequent ones.
 *
 * @param step distance of two levels, in units of the features; positive and finite
 * @param zero the symbol of zero; 0 to 65535
 * @param shift of the levels toward zero, in 256ths of a step; −128 to 127
 */
public record StepsFromZero(float step, int zero, int shift) implements Reconstruction {
  /** Parts of a step in which the shift is counted. */
  public static final int SHIFTS_PER_STEP = 256;

  private static final int MAX_SYMBOL = (1 << QuantizedTensor.MAX_BITS) - 1;

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public StepsFromZero {
    if (!Float.isFinite(step) || step <= 0) {
      throw new IllegalArgumentException("steps: expected a finite step above 0, found " + step);
    }
    if (zero < 0 || zero > MAX_SYMBOL || shift < Byte.MIN_VALUE || shift > Byte.MAX_VALUE) {
      throw new IllegalArgumentException(
          "steps: expected a zero of 0 to 65535 and a shift of -128 to 127, found "
              + (zero + " and " + shift));
    }
  }

  @Override
  public float feature(int channel, int symbol, int bits) {
    int steps = symbol - zero;
    if (steps == 0) {
      return 0;
    }
    double magnitude = (Math.abs(steps) - (double) shift / SHIFTS_PER_STEP) * step;
    return (float) Math.copySign(Math.min(magnitude, Float.MAX_VALUE), steps);
  }

  @Override
  public StepsFromZero ofChannels(int first, int count) {
    return this;
  }

  @Override
  public void requireFits(FeatureShape shape, int bits) {
    if (zero >>> bits != 0) {
      throw new IllegalArgumentException(
          "steps: expected a zero of " + bits + " bits, found " + zero);
    }
  }

  @Override
  public <R> R read(Reader<R> reader) {
    return reader.stepsFromZero(this);
  }
}

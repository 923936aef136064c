package dev.narrows.cli.npy;

/** IEEE 754 binary16, which Java knows only from version 20 on. */
final class HalfFloat {
  private static final int FRACTION_BITS = 10;
  private static final int EXPONENT_MASK = 0x1F;
  private static final int BIAS = 15;

  private HalfFloat() {}

  /** The same number as a float, which holds every half exactly. */
  static float toFloat(short bits) {
    int exponent = bits >>> FRACTION_BITS & EXPONENT_MASK;
    int fraction = bits & (1 << FRACTION_BITS) - 1;
    float magnitude;
    if (exponent == EXPONENT_MASK) {
      magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else if (exponent == 0) {
      magnitude = Math.scalb((float) fraction, 1 - BIAS - FRACTION_BITS);
    } else {
      magnitude =
          Math.scalb((float) (fraction + (1 << FRACTION_BITS)), exponent - BIAS - FRACTION_BITS);
    }
    return bits < 0 ? -magnitude : magnitude;
  }
}

package dev.narrows.feature.entropy;

/** The logarithm to base 2 in integers. */
final class Log2 {
  /** Fraction bits of a logarithm. */
  static final int FRACTION = 6;

  private Log2() {}

  /**
   * The logarithm of a number from 1 to 2^15, rounded down: each squaring of the mantissa gives one
   * more bit.
   */
  static int of(int number) {
    int whole = 31 - Integer.numberOfLeadingZeros(number);
    int logarithm = whole;
    int mantissa = number << (15 - whole);
    for (int i = 0; i < FRACTION; i++) {
      mantissa = (mantissa * mantissa) >>> 15;
      int bit = mantissa >>> 16;
      mantissa >>>= bit;
      logarithm = 2 * logarithm + bit;
    }
    return logarithm;
  }
}

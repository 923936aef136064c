package dev.narrows.feature.entropy;

/** The logarithm to base 2 in integers. */
final class Log2 {
  /** Fraction bits of a logarithm. */
  static final int FRACTION = 6;

  private static final short[] TABLE = table();

  private Log2() {}

  /** The logarithm of a number from 1 to 2^12, rounded down. */
  static int of(int number) {
    return TABLE[number];
  }

  private static short[] table() {
    short[] table = new short[(1 << 12) + 1];
    for (int number = 1; number < table.length; number++) {
      table[number] = (short) logarithm(number);
    }
    return table;
  }

  /** Each squaring of the mantissa gives one more bit. */
  private static int logarithm(int number) {
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

package dev.narrows.feature.entropy;

/** How far a mean of n samples, and a half for the first opinion, moves with one more. */
final class Rates {
  /** Fraction bits of a rate. */
  static final int BITS = 14;

  /** Rates are known for fewer samples than this. */
  static final int SAMPLES = 1024;

  private static final short[] TABLE = table();

  private Rates() {}

  /** 1/(n + 1.5), as ⌊2^15/(2n + 3)⌋. */
  static int of(int samples) {
    return TABLE[samples];
  }

  /** How far a mean of so many samples moves towards one that lies a distance away. */
  static int step(int distance, int samples) {
    return (int) (((long) distance * TABLE[samples]) >> BITS);
  }

  private static short[] table() {
    short[] table = new short[SAMPLES];
    for (int n = 0; n < SAMPLES; n++) {
      table[n] = (short) ((2 << BITS) / (2 * n + 3));
    }
    return table;
  }
}

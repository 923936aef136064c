package dev.narrows.latent;

import dev.narrows.feature.coder.BinaryCoder;

/** Adds up the ideal lengths of decisions in place of coding them. */
final class BitCount implements BinaryCoder {
  private static final int ONE = 1 << 16;
  private static final double[] BITS = bits();

  private double bits;

  /** Bits since the last call. */
  double take() {
    double taken = bits;
    bits = 0;
    return taken;
  }

  @Override
  public int code(int bit, int one) {
    bits += BITS[bit != 0 ? one : ONE - one];
    return bit;
  }

  @Override
  public int codeEvenly(int value, int count) {
    bits += count;
    return value;
  }

  private static double[] bits() {
    double[] table = new double[ONE];
    for (int i = 1; i < ONE; i++) {
      table[i] = 16 - StrictMath.log(i) / StrictMath.log(2);
    }
    return table;
  }
}

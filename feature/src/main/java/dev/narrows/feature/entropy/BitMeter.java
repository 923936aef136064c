package dev.narrows.feature.entropy;

import dev.narrows.feature.coder.BinaryCoder;

/** Adds up the ideal lengths of decisions in place of coding them. */
final class BitMeter implements BinaryCoder {
  private static final int COARSE = 4;
  private static final float[] BITS = bits();

  private double bits;

  /** Bits since the last call. */
  double take() {
    double taken = bits;
    bits = 0;
    return taken;
  }

  @Override
  public int code(int bit, int one) {
    bits += BITS[(bit != 0 ? one : (1 << 16) - one) >>> COARSE];
    return bit;
  }

  @Override
  public int codeEvenly(int value, int count) {
    bits += count;
    return value;
  }

  private static float[] bits() {
    float[] table = new float[1 << (16 - COARSE)];
    for (int i = 0; i < table.length; i++) {
      table[i] = (float) -(Math.log((i + 0.5) / table.length) / Math.log(2));
    }
    return table;
  }
}

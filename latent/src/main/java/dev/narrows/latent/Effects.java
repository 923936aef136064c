package dev.narrows.latent;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * What symbols of one channel add to the sums of what is coded later, by tap and output. Those of
 * the usual symbols are made when they are first asked for, and stay.
 */
final class Effects {
  /** Symbols from its negative on, but for 0, are the usual ones. */
  static final int MOST_USUAL = 3;

  /** Of all symbols; there is none of 0. */
  static final int SLOTS = 2 * MOST_USUAL + 1;

  private static final int MOST_MEAN_INPUT = 127;
  private static final int MOST_SCALE_INPUT = 255;
  private static final int[] LOGARITHMS = logarithms();

  private final int[][][] bySlot;
  private final boolean[] made = new boolean[SLOTS];
  private final int[][] other;
  private int[][] weights = {};
  private int channel;

  /**
   * @param channels how many of the first channels are coded
   */
  Effects(int channels) {
    bySlot = new int[SLOTS][LatentParameters.TAPS][channels];
    other = bySlot[MOST_USUAL];
  }

  /** To be called before the symbols of a channel. */
  void begin(int channel, int[][] weights) {
    this.channel = channel;
    this.weights = weights;
    Arrays.fill(made, false);
  }

  static boolean isUsual(int symbol) {
    return Math.abs(symbol) <= MOST_USUAL;
  }

  static int slot(int symbol) {
    return symbol + MOST_USUAL;
  }

  /**
   * By tap and output, of those from this channel on; those of an unusual symbol until the next.
   */
  int[][] of(int symbol) {
    if (!isUsual(symbol)) {
      make(other, symbol);
      return other;
    }
    int slot = slot(symbol);
    if (!made[slot]) {
      make(bySlot[slot], symbol);
      made[slot] = true;
    }
    return bySlot[slot];
  }

  /** Those of a slot that was asked for. */
  int[][] ofSlot(int slot) {
    return bySlot[slot];
  }

  private void make(int[][] effects, int symbol) {
    int mean = Math.max(-MOST_MEAN_INPUT, Math.min(MOST_MEAN_INPUT, symbol));
    int scale = LOGARITHMS[Math.min(MOST_SCALE_INPUT, Math.abs(symbol))];
    for (int tap = 0; tap < effects.length; tap++) {
      scaled(effects[tap], weights[tap], channel, mean, scale);
    }
  }

  private static void scaled(int[] effects, int[] weights, int from, int mean, int scale) {
    for (int i = from; i < effects.length; i++) {
      effects[i] = weights[i] * scale + ((weights[i] << 16) >> 16) * (mean - scale);
    }
  }

  /** round(16·log2(1 + n)), exactly: half the bits of (1 + n)^32. */
  private static int[] logarithms() {
    int[] table = new int[MOST_SCALE_INPUT + 1];
    for (int n = 0; n < table.length; n++) {
      table[n] = BigInteger.valueOf(1L + n).pow(32).bitLength() / 2;
    }
    return table;
  }
}

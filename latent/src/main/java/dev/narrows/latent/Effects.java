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

  /** Of all usual symbols; those of 0 are lent to the others. */
  static final int ROWS = (2 * MOST_USUAL + 1) * LatentParameters.TAPS;

  /** How many channels, the own one first, get effects in an order of their own. */
  static final int NEAR = 4;

  private static final int MOST_MEAN_INPUT = 127;
  private static final int MOST_SCALE_INPUT = 255;
  private static final int[] LOGARITHMS = logarithms();

  private final int[][] rows;
  private final int[][] near;
  private final boolean[] made = new boolean[ROWS];
  private int[][] weights = {};
  private int channel;

  /**
   * @param channels how many of the first channels are coded
   */
  Effects(int channels) {
    rows = new int[ROWS][channels];
    near = new int[ROWS][NEAR * LatentParameters.TAPS];
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

  /** The first row of a symbol. That of an unusual one holds until the next of them. */
  int of(int symbol) {
    boolean usual = isUsual(symbol);
    int first = (usual ? symbol + MOST_USUAL : MOST_USUAL) * LatentParameters.TAPS;
    if (!usual || !made[first]) {
      make(first, symbol);
      made[first] = true;
    }
    return first;
  }

  /** All rows: for each symbol and tap one, by output. */
  int[][] rows() {
    return rows;
  }

  /** What is in a symbol's rows of this channel and the next few, by output and tap. */
  int[] near(int first) {
    return near[first];
  }

  private void make(int first, int symbol) {
    int mean = Math.max(-MOST_MEAN_INPUT, Math.min(MOST_MEAN_INPUT, symbol));
    int scale = LOGARITHMS[Math.min(MOST_SCALE_INPUT, Math.abs(symbol))];
    for (int tap = 0; tap < LatentParameters.TAPS; tap++) {
      int[] row = rows[first + tap];
      scaled(row, weights[tap], channel, mean, scale);
      for (int i = 0; i < Math.min(NEAR, row.length - channel); i++) {
        near[first][i * LatentParameters.TAPS + tap] = row[channel + i];
      }
    }
  }

  private static void scaled(int[] effects, int[] weights, int from, int mean, int scale) {
    for (int i = from; i < effects.length; i++) {
      effects[i] = weights[i] * scale + ((weights[i] << 16) >> 16) * (mean - scale);
    }
  }

  /** round(4·log2(1 + n)), exactly: half the bits of (1 + n)^8. */
  private static int[] logarithms() {
    int[] table = new int[MOST_SCALE_INPUT + 1];
    for (int n = 0; n < table.length; n++) {
      table[n] = BigInteger.valueOf(1L + n).pow(8).bitLength() / 2;
    }
    return table;
  }
}

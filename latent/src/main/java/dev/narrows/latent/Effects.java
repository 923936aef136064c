package dev.narrows.latent;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * What symbols of one channel add to the sums of what is coded later. Those of the usual symbols
 * are made when they are first asked for, and stay.
 */
final class Effects {
  /** Symbols of at most this magnitude are the usual ones. */
  private static final int MOST_USUAL = 3;

  /** Which of the symbols stands for one that is not usual, until the next of them. */
  static final int UNUSUAL = 2 * MOST_USUAL + 1;

  /** The usual symbols, and one more. */
  static final int SYMBOLS = UNUSUAL + 1;

  /** How many taps act on channels behind the group. */
  static final int PLUS = ContextTaps.PLUS.size();

  /** Of all symbols, on channels behind the group. */
  static final int ROWS = SYMBOLS * PLUS;

  private static final int MOST_MEAN_INPUT = 127;
  private static final int MOST_SCALE_INPUT = 255;
  private static final int[] LOGARITHMS = logarithms();

  private final int[][] near = new int[SYMBOLS][ContextTaps.GROUP * LatentParameters.TAPS];
  private final int[][] far;
  private final boolean[] made = new boolean[SYMBOLS];
  private PackedWeights weights;
  private int channel;

  /**
   * @param channels how many of the first channels are coded
   */
  Effects(int channels) {
    far = new int[ROWS][channels];
  }

  /** To be called before the symbols of a channel. */
  void begin(PackedWeights weights, int channel) {
    this.weights = weights;
    this.channel = channel;
    Arrays.fill(made, false);
  }

  /** Which of the symbols it is. */
  int of(int symbol) {
    boolean usual = Math.abs(symbol) <= MOST_USUAL;
    int which = usual ? symbol + MOST_USUAL : UNUSUAL;
    if (!usual || !made[which]) {
      make(which, symbol);
      made[which] = true;
    }
    return which;
  }

  /** What a symbol adds to this channel and those behind it in the group, by output and tap. */
  int[] near(int which) {
    return near[which];
  }

  /** What symbols add to channels behind the group: for each symbol and tap a row, by output. */
  int[][] far() {
    return far;
  }

  private void make(int which, int symbol) {
    int mean = Math.max(-MOST_MEAN_INPUT, Math.min(MOST_MEAN_INPUT, symbol));
    int scale = LOGARITHMS[Math.min(MOST_SCALE_INPUT, Math.abs(symbol))];
    scaled(near[which], weights.near(channel), 0, mean, scale);
    int groupEnd = ContextTaps.groupEnd(channel);
    for (int tap = 0; tap < PLUS; tap++) {
      scaled(far[which * PLUS + tap], weights.far(channel)[tap], groupEnd, mean, scale);
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

package dev.narrows.latent;

import java.math.BigInteger;

/**
 * What symbols of a layer add to the sums of what is coded later. Those of the usual symbols are
 * made once for all. Immutable.
 */
final class Effects {
  /** Symbols of at most this magnitude are the usual ones. */
  private static final int MOST_USUAL = 3;

  private static final int SYMBOLS = 2 * MOST_USUAL + 1;
  private static final int MOST_MEAN_INPUT = 127;
  private static final int MOST_SCALE_INPUT = 255;
  private static final int[] LOGARITHMS = logarithms();

  private final PackedWeights weights;

  /** By channel and usual symbol. */
  private final int[][] near;

  private final int[][] far;

  Effects(PackedWeights weights) {
    this.weights = weights;
    near = new int[weights.channels() * SYMBOLS][ContextTaps.GROUP * LatentParameters.TAPS];
    far = new int[weights.channels() * SYMBOLS][weights.channels()];
    for (int i = 0; i < near.length; i++) {
      int channel = i / SYMBOLS;
      int symbol = i % SYMBOLS - MOST_USUAL;
      addNear(channel, symbol, near[i]);
      addFar(channel, symbol, far[i]);
    }
  }

  /** Whether a symbol is one of the usual ones, whose effects are made. */
  static boolean usual(int symbol) {
    return Math.abs(symbol) <= MOST_USUAL;
  }

  /** Where the effects of a usual symbol are. */
  static int index(int channel, int symbol) {
    return channel * SYMBOLS + symbol + MOST_USUAL;
  }

  /** On the channel and those behind it in its group, by output and tap. */
  int[] near(int index) {
    return near[index];
  }

  /** On channels behind the group, by output; those before are 0. */
  int[] far(int index) {
    return far[index];
  }

  /** Adds what any symbol does, in the order of {@link #near}. */
  void addNear(int channel, int symbol, int[] to) {
    addScaled(weights.near(channel), symbol, 0, to);
  }

  /** Adds what any symbol does, in the order of {@link #far}. */
  void addFar(int channel, int symbol, int[] to) {
    addScaled(weights.far(channel), symbol, ContextTaps.groupEnd(channel), to);
  }

  private static void addScaled(int[] weights, int symbol, int from, int[] to) {
    int mean = Math.max(-MOST_MEAN_INPUT, Math.min(MOST_MEAN_INPUT, symbol));
    int scale = LOGARITHMS[Math.min(MOST_SCALE_INPUT, Math.abs(symbol))];
    for (int i = from; i < weights.length; i++) {
      to[i] += weights[i] * scale + ((weights[i] << 16) >> 16) * (mean - scale);
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

package dev.narrows.latent;

import java.math.BigInteger;

/**
 * Mean and scale of every symbol that is still to come, from those that are coded. Channels are
 * coded one after the other; those of earlier stages are forgotten.
 */
final class Contexts {
  private static final int MOST_MEAN_INPUT = 127;
  private static final int MOST_SCALE_INPUT = 255;
  private static final int[] LOGARITHMS = logarithms();

  private final PackedWeights weights;
  private final int height;
  private final int width;
  private final int[] means;
  private final int[] scales;
  private int stage;
  private int stride;

  /**
   * @param rate step of the biases
   */
  Contexts(RateSteps steps, int rate, PackedWeights weights, int height, int width) {
    this.weights = weights;
    this.height = height;
    this.width = width;
    stride = weights.channels();
    means = filled(steps.meanBiases(), rate * steps.channels(), stride, height * width);
    scales = filled(steps.scaleBiases(), rate * steps.channels(), stride, height * width);
  }

  private static int[] filled(int[] biases, int from, int channels, int places) {
    int[] filled = new int[channels * places];
    System.arraycopy(biases, from, filled, 0, channels);
    for (int done = channels; done < filled.length; done *= 2) {
      System.arraycopy(filled, 0, filled, done, Math.min(done, filled.length - done));
    }
    return filled;
  }

  /** To be called before a channel, in order. */
  void begin(int channel) {
    int next = PackedWeights.stage(channel);
    if (next == stage) {
      return;
    }
    int kept = weights.stride(channel);
    int dropped = stride - kept;
    for (int place = 0; place < height * width; place++) {
      int from = place * stride + dropped;
      System.arraycopy(means, from, means, place * kept, kept);
      System.arraycopy(scales, from, scales, place * kept, kept);
    }
    stage = next;
    stride = kept;
  }

  /** Mean of a channel's symbol at a place, in 2^-10. */
  int mean(int channel, int place) {
    return means[place * stride + channel - stage];
  }

  /** Logarithm of its scale, in 2^-14 octaves. */
  int scale(int channel, int place) {
    return scales[place * stride + channel - stage];
  }

  /** What a symbol other than 0 means for later ones. */
  void add(int channel, int row, int column, int symbol) {
    int meanInput = Math.max(-MOST_MEAN_INPUT, Math.min(MOST_MEAN_INPUT, symbol));
    int scaleInput = LOGARITHMS[Math.min(MOST_SCALE_INPUT, Math.abs(symbol))];
    int left = Math.max(0, column - 1);
    int places = Math.min(width - 1, column + 1) - left + 1;
    for (int ky = 0; ky < 3; ky++) {
      int reached = row + 1 - ky;
      if (reached >= 0 && reached < height) {
        int to = (reached * width + left) * stride;
        int from = weights.row(channel, ky) + (left - column + 1) * stride;
        addScaled(means, to, weights.mean(), from, places * stride, meanInput);
        addScaled(scales, to, weights.scale(), from, places * stride, scaleInput);
      }
    }
  }

  /** Simple, so that a compiler makes vector instructions of it. */
  private static void addScaled(int[] sums, int to, int[] factors, int from, int count, int by) {
    for (int i = 0; i < count; i++) {
      sums[to + i] += factors[from + i] * by;
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

package dev.narrows.latent;

import java.math.BigInteger;

/**
 * Mean and scale of every symbol that is still to come, from those that are coded. Channels are
 * coded one after the other.
 */
final class Contexts {
  private static final int MOST_MEAN_INPUT = 127;
  private static final int MOST_SCALE_INPUT = 255;
  private static final int SIDE = 3;
  private static final int[] LOGARITHMS = logarithms();

  private final PackedWeights weights;
  private final int height;
  private final int width;

  private final RateSteps steps;
  private final int bias;

  /** By place and channel, without the biases. */
  private final int[][] laterMeans;

  private final int[][] laterScales;

  /** Of the channel at hand, by place: what it needs lies together. */
  private final int[] means;

  private final int[] scales;

  /**
   * @param rate step of the biases
   * @param channels how many of the first channels are coded
   */
  Contexts(RateSteps steps, int rate, PackedWeights weights, int channels, int height, int width) {
    this.weights = weights;
    this.height = height;
    this.width = width;
    this.steps = steps;
    bias = rate * steps.channels();
    laterMeans = new int[height * width][channels];
    laterScales = new int[height * width][channels];
    means = new int[height * width];
    scales = new int[height * width];
  }

  /** To be called before a channel, in order. */
  void begin(int channel) {
    int mean = steps.meanBiases()[bias + channel];
    int scale = steps.scaleBiases()[bias + channel];
    for (int place = 0; place < means.length; place++) {
      means[place] = mean + laterMeans[place][channel];
      scales[place] = scale + laterScales[place][channel];
    }
  }

  /** Mean of the symbol at a place, in 2^-10. */
  int mean(int place) {
    return means[place];
  }

  /** Logarithm of its scale, in 2^-14 octaves. */
  int scale(int place) {
    return scales[place];
  }

  /** What a symbol other than 0 means for later ones. */
  void add(int channel, int row, int column, int symbol) {
    int meanInput = Math.max(-MOST_MEAN_INPUT, Math.min(MOST_MEAN_INPUT, symbol));
    int scaleInput = LOGARITHMS[Math.min(MOST_SCALE_INPUT, Math.abs(symbol))];
    int[][] meanWeights = weights.mean(channel);
    int[][] scaleWeights = weights.scale(channel);
    for (int tap = 0; tap < LatentParameters.TAPS; tap++) {
      // A tap that looks up and left acts on the place below and to the right.
      int reachedRow = row + 1 - tap / SIDE;
      int reachedColumn = column + 1 - tap % SIDE;
      if (reachedRow < 0 || reachedRow >= height || reachedColumn < 0 || reachedColumn >= width) {
        continue;
      }
      int place = reachedRow * width + reachedColumn;
      int[] ofMean = meanWeights[tap];
      int[] ofScale = scaleWeights[tap];
      means[place] += ofMean[channel] * meanInput;
      scales[place] += ofScale[channel] * scaleInput;
      int[] laterMean = laterMeans[place];
      int[] laterScale = laterScales[place];
      addScaled(laterMean, laterScale, ofMean, ofScale, channel + 1, meanInput, scaleInput);
    }
  }

  /** Simple, and with one index for all, so that a compiler makes vector instructions of it. */
  private static void addScaled(
      int[] means, int[] scales, int[] ofMean, int[] ofScale, int from, int mean, int scale) {
    for (int i = from; i < means.length; i++) {
      means[i] += ofMean[i] * mean;
      scales[i] += ofScale[i] * scale;
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

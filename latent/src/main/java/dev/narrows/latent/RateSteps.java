package dev.narrows.latent;

/**
 * What depends on the rate: a row of M channels for each step.
 *
 * @param channels M
 * @param gains by which an encoder multiplies a latent, positive and finite
 * @param inverseGains by which a decoder multiplies an integer, positive and finite
 * @param meanBiases in 2^-8 symbols
 * @param scaleBiases in 2^-9 octaves
 */
record RateSteps(
    int channels, float[] gains, float[] inverseGains, short[] meanBiases, short[] scaleBiases) {
  /** Steps from one trained rate to the next. */
  static final int BETWEEN = 8;

  static final int MEAN_FRACTION = 8;
  static final int SCALE_FRACTION = 9;
  private static final double LN2 = 0.6931471805599453;

  int steps() {
    return gains.length / channels;
  }

  /** The biases of a step and channel, as {@link PackedWeights#packed} has them. */
  int packedBias(int at) {
    return PackedWeights.packed(meanBiases[at], scaleBiases[at]);
  }

  /** Trained rates, and between them straight lines of the logarithms and biases. */
  static RateSteps of(LatentParameters parameters) {
    int channels = parameters.layers().allChannels();
    int steps = BETWEEN * (parameters.rates() - 1) + 1;
    float[] gains = new float[steps * channels];
    float[] inverse = new float[steps * channels];
    short[] means = new short[steps * channels];
    short[] scales = new short[steps * channels];
    for (int i = 0; i < gains.length; i++) {
      int step = i / channels;
      int channel = i % channels;
      gains[i] = exp(between(parameters.logGain(), step, channel));
      inverse[i] = exp(between(parameters.logInverseGain(), step, channel));
      means[i] = fixed(between(parameters.meanBias(), step, channel) * (1 << MEAN_FRACTION));
      scales[i] =
          fixed(between(parameters.scaleBias(), step, channel) / LN2 * (1 << SCALE_FRACTION));
    }
    return new RateSteps(channels, gains, inverse, means, scales);
  }

  private static double between(float[][] rates, int step, int channel) {
    int rate = step / BETWEEN;
    int part = step % BETWEEN;
    double low = rates[rate][channel];
    return part == 0
        ? low
        : (low * (BETWEEN - part) + (double) rates[rate + 1][channel] * part) / BETWEEN;
  }

  /** Never 0 or infinite, so that what training sends astray is still a model. */
  private static float exp(double logarithm) {
    return Math.max(Float.MIN_NORMAL, Math.min(Float.MAX_VALUE, (float) StrictMath.exp(logarithm)));
  }

  /** The nearest of 16 bits. */
  static short fixed(double value) {
    double rounded = Math.floor(value + 0.5);
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, rounded));
  }
}

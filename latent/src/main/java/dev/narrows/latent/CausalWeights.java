package dev.narrows.latent;

import java.util.ArrayList;
import java.util.List;

/**
 * The trained weights of causal inputs of one layer, which sees nothing of others. For each output
 * channel, in order, those of each input up to it, in order of {@link ContextTaps#of}.
 *
 * @param channels of the layer
 * @param mean in 2^-8
 * @param scale in 2^-7 octaves for each unit of log2(1 + |v|)
 */
record CausalWeights(int channels, short[] mean, short[] scale) {
  private static final int SCALE_FRACTION = 7;
  private static final double LN2 = 0.6931471805599453;

  /** How many there are of each kind for so many channels. */
  static int count(int channels) {
    int count = 0;
    for (int out = 0; out < channels; out++) {
      for (int in = 0; in <= out; in++) {
        count += ContextTaps.of(out, in).size();
      }
    }
    return count;
  }

  /** Those of every layer, the base layer first. */
  static List<CausalWeights> of(LatentParameters parameters) {
    LatentLayers layers = parameters.layers();
    List<CausalWeights> weights = new ArrayList<>();
    for (int layer = 0; layer < layers.count(); layer++) {
      weights.add(
          new CausalWeights(
              layers.channels().get(layer),
              causal(parameters.meanWeights(), layers, layer, 1 << RateSteps.MEAN_FRACTION),
              causal(parameters.scaleWeights(), layers, layer, (1 << SCALE_FRACTION) / LN2)));
    }
    return weights;
  }

  private static short[] causal(float[] all, LatentLayers layers, int layer, double one) {
    int first = layers.channelsOfFirst(layer);
    int channels = layers.channels().get(layer);
    short[] causal = new short[count(channels)];
    int to = 0;
    for (int out = 0; out < channels; out++) {
      for (int in = 0; in <= out; in++) {
        int from = ((first + out) * layers.allChannels() + first + in) * LatentParameters.TAPS;
        for (int tap : ContextTaps.of(out, in)) {
          causal[to++] = RateSteps.fixed(all[from + tap] * one);
        }
      }
    }
    return causal;
  }
}

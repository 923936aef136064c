package dev.narrows.latent;

import java.util.ArrayList;
import java.util.List;

/**
 * The trained weights of causal inputs of one layer, which sees nothing of others. For each output
 * channel, in order, those of each input up to it, in order of {@link #taps}.
 *
 * @param channels of the layer
 * @param mean in 2^-8
 * @param scale in 2^-7 octaves for each unit of log2(1 + |v|)
 */
record CausalWeights(int channels, short[] mean, short[] scale) {
  /** So many channels make a group, within which a channel sees all about a place. */
  static final int GROUP = 4;

  /** Taps by which a channel sees those of earlier groups: above, left, the place, right, below. */
  static final List<Integer> PLUS = List.of(1, 3, 4, 5, 7);

  private static final List<Integer> OWN = List.of(0, 1, 2, 3);
  private static final List<Integer> ALL = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8);
  private static final int SCALE_FRACTION = 7;
  private static final double LN2 = 0.6931471805599453;

  /** How many there are of each kind for so many channels. */
  static int count(int channels) {
    int count = 0;
    for (int out = 0; out < channels; out++) {
      for (int in = 0; in <= out; in++) {
        count += taps(out, in).size();
      }
    }
    return count;
  }

  /** The taps of a 3×3 kernel, row by row, by which an output sees an input: itself or before. */
  static List<Integer> taps(int out, int in) {
    if (in == out) {
      return OWN;
    }
    return out < groupEnd(in) ? ALL : PLUS;
  }

  /** The first channel behind a channel's group. */
  static int groupEnd(int channel) {
    return channel - channel % GROUP + GROUP;
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
        for (int tap : taps(out, in)) {
          causal[to++] = RateSteps.fixed(all[from + tap] * one);
        }
      }
    }
    return causal;
  }
}

package dev.narrows.feature.entropy;

import java.util.Arrays;
import java.util.List;

/**
 * What trained priors expect, and the values of earlier channels that they refer to, in sixteenths
 * of a symbol.
 */
final class PriorValues {
  private static final int MOST = 1 << 22;

  private final List<ChannelPrior> priors;
  private final int[][] values;
  private ChannelPrior prior;
  private int[] current;
  private int[] neighbours;
  private int[] weights;
  private int[][] references;

  /**
   * @param priors one a channel, or none at all
   * @param plane elements of a channel
   */
  PriorValues(List<ChannelPrior> priors, int plane) {
    this.priors = priors;
    values = new int[priors.size()][];
    for (int channel = 0; channel < values.length; channel++) {
      values[channel] = new int[plane];
    }
  }

  /**
   * Begins a channel.
   *
   * @return whether training knows it
   */
  boolean begin(int channel) {
    if (priors.isEmpty()) {
      return false;
    }
    prior = priors.get(channel);
    current = values[channel];
    neighbours = prior.neighbours().stream().mapToInt(Integer::intValue).toArray();
    weights = prior.references().stream().mapToInt(ChannelPrior.Reference::weight).toArray();
    references = prior.references().stream().map(r -> values[r.channel()]).toArray(int[][]::new);
    return prior.known();
  }

  int mean() {
    return prior.mean();
  }

  int error() {
    return prior.error();
  }

  /** The expected value at a place. */
  int expected(Surroundings near, int place) {
    int[] n = neighbours;
    long sum =
        (long) n[0] * near.west
            + (long) n[1] * near.north
            + (long) n[2] * near.northWest
            + (long) n[3] * near.northEast
            + (long) n[4] * near.westWest;
    for (int i = 0; i < weights.length; i++) {
      sum += (long) weights[i] * references[i][place];
    }
    long expected = (sum >> ChannelPrior.WEIGHT_BITS) + prior.constant();
    return (int) Math.max(-MOST, Math.min(MOST, expected));
  }

  /** Takes in the value at a place. */
  void learn(int place, int value) {
    if (current != null) {
      current[place] = value;
    }
  }

  /** Takes in a channel that has one value. */
  void learnConstant(int value) {
    if (current != null) {
      Arrays.fill(current, value);
    }
  }
}

package dev.narrows.feature.independent;

import java.util.ArrayList;
import java.util.List;

/**
 * Section "Priors": what is known of one channel.
 *
 * @param neighbours weights of west, north, northWest, northEast, westWest
 */
record Prior(int mean, int error, int constant, int[] neighbours, List<Reference> references) {
  /** Of a channel that is not known. */
  static final Prior ZERO = new Prior(0, 0, 0, new int[5], List.of());

  private static final long MOST = 1 << 21;

  /** An earlier channel and its weight. */
  record Reference(int channel, int weight) {}

  boolean known() {
    boolean known = mean != 0 || error != 0 || constant != 0 || !references.isEmpty();
    for (int weight : neighbours) {
      known |= weight != 0;
    }
    return known;
  }

  /** For a layer whose first channel has this number. */
  Prior inLayerFrom(int first) {
    List<Reference> moved = new ArrayList<>();
    for (Reference reference : references) {
      if (reference.channel() < first) {
        return ZERO;
      }
      moved.add(new Reference(reference.channel() - first, reference.weight()));
    }
    return new Prior(mean, error, constant, neighbours, moved);
  }

  /** From symbols of f bits to those of n. */
  Prior atDepth(int f, int n) {
    return new Prior(
        atDepth(mean, f, n), atDepth(error, f, n), atDepth(constant, f, n), neighbours, references);
  }

  private static int atDepth(int value, int f, int n) {
    long shifted = n >= f ? (long) value << (n - f) : value >> (f - n);
    return (int) Numbers.clamp(shifted, -MOST, MOST);
  }

  /**
   * @param near the neighbours, in the order of their weights
   * @param v sixteenths, by channel and place
   */
  long expectation(long[] near, int[][] v, int place) {
    long sum = 0;
    for (int i = 0; i < neighbours.length; i++) {
      sum += neighbours[i] * near[i];
    }
    for (Reference reference : references) {
      sum += (long) reference.weight() * v[reference.channel()][place];
    }
    return Numbers.clamp((sum >> 12) + constant, -(1 << 22), 1 << 22);
  }
}

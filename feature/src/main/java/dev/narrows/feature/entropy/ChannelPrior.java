package dev.narrows.feature.entropy;

import java.util.List;

/**
 * What training knows of one channel: how to expect an element from its neighbours and from earlier
 * channels at the same place. Values are in sixteenths of a symbol and count from the zero symbol,
 * weights are in 4096ths.
 *
 * @param mean of the channel
 * @param error the mean error of the expectation, at least 0
 * @param constant of the expectation
 * @param neighbours weights of the elements west, north, north-west, north-east and west of west
 * @param references earlier channels and their weights, by channel
 */
record ChannelPrior(
    int mean, int error, int constant, List<Integer> neighbours, List<Reference> references) {
  /** Weights of neighbours. */
  static final int NEIGHBOURS = 5;

  /** The most references. */
  static final int MAX_REFERENCES = 16;

  /** Fraction bits of weights. */
  static final int WEIGHT_BITS = 12;

  /** The greatest magnitude of a mean, an error or a constant: 2^17 symbols. */
  static final int MAX_VALUE = 1 << 21;

  /** Stands for a channel that training does not know. */
  static final ChannelPrior UNKNOWN = new ChannelPrior(0, 0, 0, List.of(0, 0, 0, 0, 0), List.of());

  /**
   * An earlier channel that says something of this one.
   *
   * @param channel which
   * @param weight of its element at the same place
   */
  record Reference(int channel, int weight) {}

  ChannelPrior {
    neighbours = List.copyOf(neighbours);
    references = List.copyOf(references);
  }

  boolean known() {
    return !equals(UNKNOWN);
  }

  /** The same in a tensor that begins with another channel. */
  ChannelPrior countedFrom(int first) {
    if (references.stream().anyMatch(reference -> reference.channel() < first)) {
      return UNKNOWN;
    }
    List<Reference> counted =
        references.stream().map(r -> new Reference(r.channel() - first, r.weight())).toList();
    return new ChannelPrior(mean, error, constant, neighbours, counted);
  }

  /** The same for symbols that have so many bits more, or fewer if negative. */
  ChannelPrior scaled(int more) {
    return new ChannelPrior(
        shifted(mean, more), shifted(error, more), shifted(constant, more), neighbours, references);
  }

  private static int shifted(int value, int more) {
    long shifted = more >= 0 ? (long) value << more : value >> -more;
    return (int) Math.max(-MAX_VALUE, Math.min(MAX_VALUE, shifted));
  }
}

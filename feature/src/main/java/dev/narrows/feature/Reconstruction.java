package dev.narrows.feature;

/**
 * How symbols become features: the part of a quantiser that travels with them. Every kind computes
 * in double precision and rounds once to float, so that all machines agree, and gives a finite
 * feature for every symbol of the depth, also for one that the quantiser never made: a lossy codec
 * may deliver such.
 */
public sealed interface Reconstruction permits MinMaxRange, ChannelRanges, Codebook, StepsFromZero {
  /**
   * The feature that a symbol stands for; finite.
   *
   * @param channel channel of the symbol, from 0
   * @param symbol in [0, 2^bits)
   * @param bits depth of the tensor's symbols, 1 to 16
   */
  float feature(int channel, int symbol, int bits);

  /**
   * The reconstruction of some of the channels, counted from 0 again.
   *
   * @param first the first of them
   * @param count how many, at least 1
   */
  Reconstruction ofChannels(int first, int count);

  /**
   * Checks that this is a reconstruction of such a tensor.
   *
   * @throws IllegalArgumentException if it is one of other channels or of deeper symbols
   */
  void requireFits(FeatureShape shape, int bits);

  /** Hands this reconstruction to the case of its kind. */
  <R> R read(Reader<R> reader);

  /**
   * A case for every kind: a kind that a reader lacks is an error of compilation.
   *
   * @param <R> what each case gives
   */
  interface Reader<R> {
    /** The case of {@link MinMaxRange}. */
    R minMaxRange(MinMaxRange range);

    /** The case of {@link ChannelRanges}. */
    R channelRanges(ChannelRanges ranges);

    /** The case of {@link Codebook}. */
    R codebook(Codebook codebook);

    /** The case of {@link StepsFromZero}. */
    R stepsFromZero(StepsFromZero steps);
  }
}

package dev.narrows.feature.bitstream;

import dev.narrows.feature.ChannelRanges;
import dev.narrows.feature.Codebook;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.Reconstruction;
import dev.narrows.feature.StepsFromZero;

/** The number that stands for each kind of reconstruction in a bitstream. */
final class QuantizerKinds implements Reconstruction.Reader<Integer> {
  static final int MIN_MAX = 0;
  static final int CHANNELS = 1;
  static final int CODEBOOK = 2;
  static final int STEPS = 3;

  @Override
  public Integer minMaxRange(MinMaxRange range) {
    return MIN_MAX;
  }

  @Override
  public Integer channelRanges(ChannelRanges ranges) {
    return CHANNELS;
  }

  @Override
  public Integer codebook(Codebook codebook) {
    return CODEBOOK;
  }

  @Override
  public Integer stepsFromZero(StepsFromZero steps) {
    return STEPS;
  }
}

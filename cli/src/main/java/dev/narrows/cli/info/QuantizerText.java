package dev.narrows.cli.info;

import dev.narrows.feature.ChannelRanges;
import dev.narrows.feature.Codebook;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.Reconstruction;
import dev.narrows.feature.StepsFromZero;

/** How features were quantised, for a person. */
final class QuantizerText implements Reconstruction.Reader<String> {
  @Override
  public String minMaxRange(MinMaxRange range) {
    return "min " + range.min() + ", max " + range.max();
  }

  @Override
  public String channelRanges(ChannelRanges ranges) {
    long constant =
        ranges.channels().stream().filter(c -> c instanceof ChannelRanges.Constant).count();
    return "each channel by its own range within %s to %s, %d channels constant"
        .formatted(ranges.low(), ranges.high(), constant);
  }

  @Override
  public String codebook(Codebook codebook) {
    return "%d levels of a codebook, %s to %s"
        .formatted(codebook.levels(), codebook.min(), codebook.max());
  }

  @Override
  public String stepsFromZero(StepsFromZero steps) {
    return "steps of %s from zero, which is symbol %d".formatted(steps.step(), steps.zero());
  }
}

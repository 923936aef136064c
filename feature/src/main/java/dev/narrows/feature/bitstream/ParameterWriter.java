package dev.narrows.feature.bitstream;

import dev.narrows.feature.ChannelRanges;
import dev.narrows.feature.Codebook;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.Reconstruction;
import dev.narrows.feature.StepsFromZero;
import java.util.List;

/** The parameters of each kind of reconstruction, as {@link ParameterReader} reads them. */
final class ParameterWriter implements Reconstruction.Reader<byte[]> {
  @Override
  public byte[] minMaxRange(MinMaxRange range) {
    return new ByteSink().float32(range.min()).float32(range.max()).toBytes();
  }

  @Override
  public byte[] channelRanges(ChannelRanges ranges) {
    return ChannelCode.write(ranges);
  }

  @Override
  public byte[] codebook(Codebook codebook) {
    ByteSink out =
        new ByteSink().float32(codebook.min()).float32(codebook.max()).varint(codebook.levels());
    List<Integer> fractions = codebook.fractions();
    // The first is 0 and the last 65535.
    for (int i = 1; i < fractions.size() - 1; i++) {
      out.varint(fractions.get(i) - fractions.get(i - 1));
    }
    return out.toBytes();
  }

  @Override
  public byte[] stepsFromZero(StepsFromZero steps) {
    return new ByteSink()
        .float32(steps.step())
        .varint(steps.zero())
        .unsignedByte(steps.shift())
        .toBytes();
  }
}

package dev.narrows.feature.quantize;

import dev.narrows.feature.ChannelRanges;
import dev.narrows.feature.ChannelRanges.Channel;
import dev.narrows.feature.ChannelRanges.Constant;
import dev.narrows.feature.ChannelRanges.Range;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.NonFiniteFeatureException;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Quantizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Uniform quantiser over the range of each channel: channels of small features keep more of their
 * detail, at about a byte a channel of side information. A channel's range is the narrowest that
 * {@link ChannelRanges} can describe and that holds all its features, so its step is at most 1/8
 * wider than that of its exact range, unless the channel's range is below a 2^16-th of the
 * tensor's. Constant channels are exact.
 *
 * @param bits depth of the symbols, 1 to 16
 */
public record ChannelQuantizer(int bits) implements Quantizer {
  /**
   * @throws IllegalArgumentException if the depth is out of range
   */
  public ChannelQuantizer {
    QuantizedTensor.requireDepth(bits);
  }

  @Override
  public String name() {
    return "channel:" + bits;
  }

  @Override
  public QuantizedTensor quantize(FeatureTensor tensor) throws NonFiniteFeatureException {
    MinMaxRange all = TensorRange.of(tensor);
    List<Channel> channels = new ArrayList<>();
    for (int c = 0; c < tensor.shape().channels(); c++) {
      channels.add(channel(all, TensorRange.of(tensor, c)));
    }
    ChannelRanges ranges = new ChannelRanges(all.min(), all.max(), channels);
    return new QuantizedTensor(tensor.shape(), bits, ranges, symbols(tensor, ranges));
  }

  private static Channel channel(MinMaxRange all, MinMaxRange own) {
    if (own.min() == own.max()) {
      // Of both zeros the positive one, which costs least.
      return new Constant(own.max() == 0 ? 0 : own.max());
    }
    double extent = (double) all.max() - all.min();
    double start = (double) own.min() - all.min();
    double end = (double) own.max() - all.min();
    for (int narrowness = Range.MAX_NARROWNESS; narrowness > 0; narrowness--) {
      double width = new Range(narrowness, 0).width(extent);
      Range range = new Range(narrowness, (int) Math.floor(16 * start / width));
      if (range.start(extent) <= start && range.start(extent) + width >= end) {
        return range;
      }
    }
    return new Range(0, 0);
  }

  private short[] symbols(FeatureTensor tensor, ChannelRanges ranges) {
    int plane = tensor.shape().plane();
    float[] values = tensor.values();
    short[] symbols = new short[values.length];
    double extent = ranges.extent();
    for (int c = 0; c < ranges.channels().size(); c++) {
      if (ranges.channels().get(c) instanceof Range range) {
        double start = ranges.low() + range.start(extent);
        double width = range.width(extent);
        for (int i = c * plane; i < (c + 1) * plane; i++) {
          symbols[i] = (short) TensorRange.symbol(values[i], start, width, bits);
        }
      }
    }
    return symbols;
  }
}

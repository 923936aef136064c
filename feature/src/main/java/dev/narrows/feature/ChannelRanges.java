package dev.narrows.feature;

import java.util.List;

/**
 * Levels evenly spread over a range of each channel's own. The ranges are described by the tensor's
 * and by few numbers a channel, because everything here travels with every picture.
 *
 * @param low no feature is below it; finite
 * @param high no feature is above it; finite, not below {@code low}
 * @param channels one for each channel of the tensor
 */
public record ChannelRanges(float low, float high, List<Channel> channels)
    implements Reconstruction {
  /** What is known of one channel. */
  public sealed interface Channel {}

  /**
   * A channel of one value.
   *
   * @param value the feature that all its symbols stand for, finite
   */
  public record Constant(float value) implements Channel {
    /**
     * @throws IllegalArgumentException if the value is not finite
     */
    public Constant {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(
            "constant channel: expected a finite value, found " + value);
      }
    }
  }

  /**
   * A channel whose range has the width {@code W = (high − low)·(32 − narrowness mod 16)/32 ·
   * 2^−⌊narrowness/16⌋} and starts at {@code low + offset·W/16}.
   *
   * @param narrowness 0 to 255; each 16 halve the width, in 16 even steps
   * @param offset in sixteenths of the width; 0 or more
   */
  public record Range(int narrowness, int offset) implements Channel {
    /** The greatest narrowness: a width of about a 2^16-th of the tensor's range. */
    public static final int MAX_NARROWNESS = 255;

    /**
     * @throws IllegalArgumentException if a number is out of range
     */
    public Range {
      if (narrowness < 0 || narrowness > MAX_NARROWNESS || offset < 0) {
        throw new IllegalArgumentException(
            "channel range: expected a narrowness of 0 to 255 and an offset of 0 or more, found "
                + (narrowness + " and " + offset));
      }
    }

    /** The width where the tensor's range has this extent. */
    public double width(double extent) {
      return Math.scalb(extent * (32 - narrowness % 16) / 32, -(narrowness / 16));
    }

    /** Where the range starts, above {@code low}. */
    public double start(double extent) {
      return offset * width(extent) / 16;
    }
  }

  /**
   * @throws IllegalArgumentException if a bound is not finite, the bounds are in the wrong order,
   *     or a channel's range starts above the tensor's
   */
  public ChannelRanges {
    channels = List.copyOf(channels);
    if (!Float.isFinite(low) || !Float.isFinite(high) || low > high) {
      throw new IllegalArgumentException(
          "channel ranges: expected finite low <= high, found " + low + " and " + high);
    }
    for (int c = 0; c < channels.size(); c++) {
      if (channels.get(c) instanceof Range range
          && range.start((double) high - low) > (double) high - low) {
        throw new IllegalArgumentException(
            "range of channel "
                + c
                + ": expected a start within the tensor's range, found "
                + range);
      }
    }
  }

  /** The tensor's extent, {@code high − low}. */
  public double extent() {
    return (double) high - low;
  }

  @Override
  public float feature(int channel, int symbol, int bits) {
    Channel known = channels.get(channel);
    if (known instanceof Range range) {
      double extent = extent();
      double share = (double) symbol / ((1 << bits) - 1);
      double value = low + (range.start(extent) + range.width(extent) * share);
      return (float) Math.max(low, Math.min(high, value));
    }
    return ((Constant) known).value();
  }

  @Override
  public ChannelRanges ofChannels(int first, int count) {
    return new ChannelRanges(low, high, channels.subList(first, first + count));
  }

  @Override
  public void requireFits(FeatureShape shape, int bits) {
    if (channels.size() != shape.channels()) {
      throw new IllegalArgumentException(
          "channel ranges: expected "
              + shape.channels()
              + " for features of "
              + shape
              + ", found "
              + channels.size());
    }
  }

  @Override
  public <R> R read(Reader<R> reader) {
    return reader.channelRanges(this);
  }
}

package dev.narrows.feature.bitstream;

import dev.narrows.feature.ChannelRanges;
import dev.narrows.feature.ChannelRanges.Channel;
import dev.narrows.feature.ChannelRanges.Constant;
import dev.narrows.feature.ChannelRanges.Range;
import dev.narrows.feature.MalformedBitstreamException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The parameters of a quantiser with a range for each channel: {@code low high flags [zero-mask]
 * [constant-mask] constants narrownesses [offsets]}. What no channel has is not there.
 */
final class ChannelCode {
  private static final int OFFSETS = 1;
  private static final int ZEROS = 2;
  private static final int CONSTANTS = 4;

  private ChannelCode() {}

  static byte[] write(ChannelRanges ranges) {
    List<Constant> constants = new ArrayList<>();
    List<Range> own = new ArrayList<>();
    BitSet zeroMask = new BitSet();
    BitSet constantMask = new BitSet();
    int others = 0;
    for (int c = 0; c < ranges.channels().size(); c++) {
      Channel channel = ranges.channels().get(c);
      if (isZero(channel)) {
        zeroMask.set(c);
        continue;
      }
      if (channel instanceof Constant constant) {
        constants.add(constant);
        constantMask.set(others);
      } else if (channel instanceof Range range) {
        own.add(range);
      }
      others++;
    }
    boolean offsets = own.stream().anyMatch(range -> range.offset() > 0);
    ByteSink out =
        new ByteSink()
            .float32(ranges.low())
            .float32(ranges.high())
            .unsignedByte(
                (offsets ? OFFSETS : 0)
                    | (zeroMask.isEmpty() ? 0 : ZEROS)
                    | (constantMask.isEmpty() ? 0 : CONSTANTS));
    mask(out, zeroMask, ranges.channels().size());
    mask(out, constantMask, others);
    constants.forEach(constant -> out.float32(constant.value()));
    own.forEach(range -> out.unsignedByte(range.narrowness()));
    if (offsets) {
      own.forEach(range -> out.varint(range.offset()));
    }
    return out.toBytes();
  }

  static ChannelRanges read(ByteCursor in, int channels) throws MalformedBitstreamException {
    float low = in.float32("lower bound");
    float high = in.float32("upper bound");
    int flags = in.unsignedByte("channel flags");
    BitSet zeroMask = mask(in, (flags & ZEROS) != 0, channels);
    int others = channels - zeroMask.cardinality();
    BitSet constantMask = mask(in, (flags & CONSTANTS) != 0, others);
    List<Constant> constants = new ArrayList<>();
    for (int i = 0; i < constantMask.cardinality(); i++) {
      constants.add(new Constant(in.float32("constant channel")));
    }
    byte[] narrownesses = in.bytes(others - constants.size(), "channels' widths");
    List<Channel> read = new ArrayList<>();
    int constant = 0;
    int own = 0;
    for (int c = 0; c < channels; c++) {
      if (zeroMask.get(c)) {
        read.add(new Constant(0));
      } else if (constantMask.get(constant + own)) {
        read.add(constants.get(constant++));
      } else {
        int offset = (flags & OFFSETS) == 0 ? 0 : in.varint("channel's offset");
        read.add(new Range(Byte.toUnsignedInt(narrownesses[own++]), offset));
      }
    }
    return new ChannelRanges(low, high, read);
  }

  /** Positive zero: what a rectifier leaves of a channel that is never active. */
  private static boolean isZero(Channel channel) {
    return channel instanceof Constant constant && Float.floatToIntBits(constant.value()) == 0;
  }

  private static void mask(ByteSink out, BitSet mask, int size) {
    for (int from = 0; from < size && !mask.isEmpty(); from += 8) {
      int bits = 0;
      for (int i = 0; i < 8; i++) {
        bits |= mask.get(from + i) ? 0x80 >>> i : 0;
      }
      out.unsignedByte(bits);
    }
  }

  private static BitSet mask(ByteCursor in, boolean present, int size)
      throws MalformedBitstreamException {
    BitSet mask = new BitSet();
    for (int from = 0; from < size && present; from += 8) {
      int bits = in.unsignedByte("channel mask");
      for (int i = 0; i < 8 && from + i < size; i++) {
        mask.set(from + i, (bits & (0x80 >>> i)) != 0);
      }
    }
    return mask;
  }
}

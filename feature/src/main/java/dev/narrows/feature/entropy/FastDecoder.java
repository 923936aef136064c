package dev.narrows.feature.entropy;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.coder.LeastPayload;
import java.util.Arrays;

/** Reads what {@link FastEncoder} writes. */
final class FastDecoder {
  private final byte[] payload;
  private final FeatureShape shape;
  private final int bits;
  private final int least;

  private FastDecoder(byte[] payload, FeatureShape shape, int bits) {
    this.payload = payload;
    this.shape = shape;
    this.bits = bits;
    least = LeastPayload.bytes(shape);
  }

  /**
   * The symbols of a payload.
   *
   * @throws MalformedBitstreamException if it is not one of that shape and depth
   */
  static short[] decode(byte[] payload, FeatureShape shape, int bits)
      throws MalformedBitstreamException {
    return new FastDecoder(payload, shape, bits).symbols();
  }

  private short[] symbols() throws MalformedBitstreamException {
    requireLength();
    byte[] padded = Arrays.copyOf(payload, payload.length + BitSource.PADDING);
    BitSource front = new BitSource(padded, 0, payload.length);
    FastChannels channels = FastChannels.read(front, shape.channels(), bits);
    front.requireData();
    int[] live = channels.live();
    if (live.length == 0) {
      front.requireEnd(least);
      return filled(channels);
    }
    FastModel model = FastModel.read(front);
    int words = front.takeCount();
    int start = front.align();
    if (words > (payload.length - start) / 2) {
      throw new MalformedBitstreamException(
          payload.length, "truncated: expected " + words + " words of 16 bits from " + start);
    }
    int end = start + 2 * words;
    BitSource raw = new BitSource(padded, end, payload.length);
    int lanes = FastCodec.lanes(live.length);
    TokenSource tokens = new TokenSource(model, lanes, padded, start, end);
    short[] symbols = filled(channels);
    new FastReader(symbols, shape, channels, model, tokens, raw).read();
    tokens.requireEnd();
    raw.requireEnd(least);
    return symbols;
  }

  /** Before anything is allocated. */
  private void requireLength() throws MalformedBitstreamException {
    LeastPayload.require(payload, shape);
    long most = 4L * shape.elements() + 3L * shape.channels() + 1024;
    if (payload.length > most) {
      throw new MalformedBitstreamException(
          most,
          "trailing bytes: expected at most "
              + most
              + (" bytes for features of " + shape + ", found " + payload.length));
    }
  }

  private short[] filled(FastChannels channels) {
    short[] symbols = new short[shape.elements()];
    int plane = shape.plane();
    for (int channel = 0; channel < shape.channels(); channel++) {
      int constant = channels.constants()[channel];
      if (constant > 0) {
        Arrays.fill(symbols, channel * plane, (channel + 1) * plane, (short) constant);
      }
    }
    return symbols;
  }
}

package dev.narrows.feature.coder;

import dev.narrows.feature.MalformedBitstreamException;

/** The other side of {@link BinaryEncoder}. */
public final class BinaryDecoder implements BinaryCoder {
  private static final long MASK = 0xFFFFFFFFL;

  private final byte[] bytes;
  private final int omitted;
  private int position;
  private long range = MASK;
  private long code;

  /**
   * @param bytes what an encoder gave; not copied
   * @param omitted as the encoder's
   */
  public BinaryDecoder(byte[] bytes, int omitted) {
    this.bytes = bytes;
    this.omitted = omitted;
    for (int i = 0; i < 4; i++) {
      code = (code << 8) | next();
    }
  }

  @Override
  public int code(int ignored, int one) {
    long bound = (range * one) >>> 16;
    int bit;
    if (code < bound) {
      range = bound;
      bit = 1;
    } else {
      code -= bound;
      range -= bound;
      bit = 0;
    }
    widen();
    return bit;
  }

  /** The same as one by one, but what changes stays in registers. */
  @Override
  public int codeZeros(byte[] ignored, char[] ones, int from, int to) {
    long above = code;
    long left = range;
    int at = from;
    for (; at < to; at++) {
      long bound = (left * ones[at]) >>> 16;
      if (above < bound) {
        break;
      }
      above -= bound;
      left -= bound;
      if (left < 1L << BinaryEncoder.LEAST_RANGE_BITS) {
        code = above;
        range = left;
        widen();
        above = code;
        left = range;
      }
    }
    code = above;
    range = left;
    if (at < to) {
      code(1, ones[at]);
    }
    return at;
  }

  @Override
  public int codeEvenly(int ignored, int bits) {
    range >>>= bits;
    int value = (int) Math.min(code / range, (1 << bits) - 1);
    code -= value * range;
    widen();
    return value;
  }

  private void widen() {
    while (range < 1L << BinaryEncoder.LEAST_RANGE_BITS) {
      range <<= 8;
      code = ((code << 8) & MASK) | next();
    }
  }

  /** Beyond the end there are zeros, some of which the encoder has left out. */
  private int next() {
    int at = position++;
    return at < bytes.length ? bytes[at] & 0xFF : 0;
  }

  /**
   * To be asked now and then, so that lost data end the work.
   *
   * @throws MalformedBitstreamException if more bytes than there are have been used
   */
  public void requireData() throws MalformedBitstreamException {
    if (position > bytes.length + omitted) {
      throw new MalformedBitstreamException(
          bytes.length, "truncated: expected more than " + bytes.length + " bytes of symbols");
    }
  }

  /**
   * What the decoder says where it finds what no encoder writes.
   *
   * @param found what that is
   */
  public MalformedBitstreamException damaged(String found) {
    int at = Math.max(0, Math.min(bytes.length, position - omitted));
    return new MalformedBitstreamException(at, "damaged: " + found);
  }

  /**
   * To be asked after the last decision.
   *
   * @param leastBytes what shorter data are filled up to with zeros
   * @throws MalformedBitstreamException if the data end before or after it, or did not come from
   *     the encoder
   */
  public void requireEnd(int leastBytes) throws MalformedBitstreamException {
    requireData();
    int end = position - omitted;
    if (code >= 1L << (8 * omitted)) {
      throw damaged("the symbols do not end where the bytes do");
    }
    if (bytes.length != Math.max(end, leastBytes)) {
      throw new MalformedBitstreamException(
          end, "trailing bytes: expected " + end + " bytes of symbols, found " + bytes.length);
    }
    for (int i = end; i < bytes.length; i++) {
      if (bytes[i] != 0) {
        throw new MalformedBitstreamException(i, "filling: expected 0, found " + bytes[i]);
      }
    }
  }
}

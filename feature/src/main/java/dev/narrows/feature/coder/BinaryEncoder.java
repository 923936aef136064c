package dev.narrows.feature.coder;

import java.util.Arrays;

/**
 * Binary arithmetic coder with a range of 32 bits and carries, after G. N. N. Martin, "Range
 * encoding" (1979): a 1 takes the lower part of the range, a 0 the rest.
 */
public final class BinaryEncoder implements BinaryCoder {
  /** Below this the range is widened by a byte. */
  static final int LEAST_RANGE_BITS = 24;

  /** The most bytes of the last value that can be 0, as the range holds a multiple of 2^24. */
  public static final int MOST_OMITTED = LEAST_RANGE_BITS / 8;

  private static final long MASK = 0xFFFFFFFFL;

  private final int omitted;
  private byte[] bytes;
  private int length;
  private long low;
  private long range = MASK;

  /** The last byte, which a carry may still raise, and how many bytes of 255 follow it. */
  private int held = -1;

  private int heldOnes;

  /**
   * @param expectedBytes a guess of the length; the buffer grows where it is too low
   * @param omitted bytes of the last value that are 0 and not written, up to {@link #MOST_OMITTED}
   */
  public BinaryEncoder(int expectedBytes, int omitted) {
    this.omitted = omitted;
    bytes = new byte[Math.max(16, expectedBytes)];
  }

  @Override
  public int code(int bit, int one) {
    long bound = (range * one) >>> 16;
    if (bit != 0) {
      range = bound;
    } else {
      low += bound;
      range -= bound;
    }
    widen();
    return bit;
  }

  /** The same as one by one, but what changes stays in registers. */
  @Override
  public int codeZeros(byte[] bits, char[] ones, int from, int to) {
    long below = low;
    long left = range;
    int at = from;
    for (; at < to && bits[at] == 0; at++) {
      long bound = (left * ones[at]) >>> 16;
      below += bound;
      left -= bound;
      if (left < 1L << LEAST_RANGE_BITS) {
        low = below;
        range = left;
        widen();
        below = low;
        left = range;
      }
    }
    low = below;
    range = left;
    if (at < to) {
      code(1, ones[at]);
    }
    return at;
  }

  @Override
  public int codeEvenly(int value, int bits) {
    range >>>= bits;
    low += range * value;
    widen();
    return value;
  }

  private void widen() {
    while (range < 1L << LEAST_RANGE_BITS) {
      range <<= 8;
      shift();
    }
  }

  /** All bytes; nothing can be coded after that. */
  public byte[] finish() {
    long zeros = (1L << (8 * omitted)) - 1;
    low = (low + zeros) & ~zeros;
    for (int i = 0; i < 4 - omitted + 1; i++) {
      shift();
    }
    return Arrays.copyOf(bytes, length);
  }

  private void shift() {
    if (low > MASK || low < 0xFF000000L) {
      int carry = (int) (low >>> 32);
      if (held >= 0) {
        put(held + carry);
      }
      for (; heldOnes > 0; heldOnes--) {
        put(0xFF + carry);
      }
      held = (int) (low >>> 24) & 0xFF;
    } else {
      heldOnes++;
    }
    low = (low << 8) & MASK;
  }

  private void put(int value) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.addExact(length, length));
    }
    bytes[length++] = (byte) value;
  }
}

package dev.narrows.feature.entropy;

import dev.narrows.feature.MalformedBitstreamException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The other side of {@link BitSink}. Beyond the end there are zeros, until someone checks. */
final class BitSource {
  /** Bytes that have to stand behind the last one, so that whole integers can be read. */
  static final int PADDING = 4;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private final int start;
  private final int end;

  /** From the start, in bits; past the end where more has been asked for than there is. */
  private long position;

  /**
   * @param bytes data, and {@link #PADDING} zeros behind their end
   * @param start where they start
   * @param end where they end
   */
  BitSource(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  /**
   * The next number.
   *
   * @param bits 0 to 16
   */
  int take(int bits) {
    long at = position;
    position = at + bits;
    int from = (int) Math.min(start + (at >>> 3), end);
    return ((int) INTS.get(bytes, from) >>> (int) (at & 7)) & ((1 << bits) - 1);
  }

  /** The next number of {@link BitSink#putSmall}. */
  int takeSmall() throws MalformedBitstreamException {
    int width = 0;
    while (take(1) == 0) {
      if (++width > 16) {
        throw new MalformedBitstreamException(
            offset(), "expected a small number, found a great one");
      }
    }
    return (1 << width) + take(width) - 1;
  }

  /** The next number of {@link BitSink#putCount}. */
  int takeCount() {
    int width = take(5);
    return take(Math.min(16, width)) | (take(Math.max(0, width - 16)) << 16);
  }

  /**
   * Goes on to the next whole byte and gives its place.
   *
   * @throws MalformedBitstreamException if what is skipped is not 0, or beyond the end
   */
  int align() throws MalformedBitstreamException {
    requireData();
    if (take((int) -position & 7) != 0) {
      throw new MalformedBitstreamException(offset() - 1, "expected spare bits to be 0");
    }
    return offset();
  }

  /** The byte that the next bit is in, at most the end. */
  int offset() {
    return (int) Math.min(start + (position >>> 3), end);
  }

  /**
   * @throws MalformedBitstreamException if more has been taken than there is
   */
  void requireData() throws MalformedBitstreamException {
    if (start + ((position + 7) >>> 3) > end) {
      throw new MalformedBitstreamException(end, "truncated: expected more bits of features");
    }
  }

  /**
   * To be asked after the last number.
   *
   * @param least what a shorter payload is filled up to with zeros, in bytes
   * @throws MalformedBitstreamException if the data end before or after it, or if a bit behind it
   *     is not 0
   */
  void requireEnd(int least) throws MalformedBitstreamException {
    requireData();
    int last = start + (int) ((position + 7) >>> 3);
    if (Math.max(last, least) != end) {
      throw new MalformedBitstreamException(
          Math.min(last, end), "trailing bytes: expected " + last + " bytes, found " + end);
    }
    align();
    for (int i = last; i < end; i++) {
      if (bytes[i] != 0) {
        throw new MalformedBitstreamException(i, "filling: expected 0, found " + bytes[i]);
      }
    }
  }
}

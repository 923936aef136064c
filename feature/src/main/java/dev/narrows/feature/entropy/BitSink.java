package dev.narrows.feature.entropy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writes numbers of some bits, least significant bit first. */
final class BitSink {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes;
  private int length;
  private long held;
  private int heldBits;

  /**
   * @param expectedBytes a guess of the length; the buffer grows where it is too low
   */
  BitSink(int expectedBytes) {
    bytes = new byte[Math.max(16, expectedBytes)];
  }

  /**
   * Appends a number.
   *
   * @param value below 2^bits
   * @param bits 0 to 31
   */
  void put(int value, int bits) {
    held |= (long) value << heldBits;
    heldBits += bits;
    if (heldBits >= 32) {
      flush();
    }
  }

  /** Appends a number from 0 on, the shorter the smaller: Elias' gamma code of the next one. */
  void putSmall(int value) {
    int width = 31 - Integer.numberOfLeadingZeros(value + 1);
    put(1 << width, width + 1);
    put(value + 1 - (1 << width), width);
  }

  /** Appends a number below 2^31: how many bits it has, in 5 bits, and these. */
  void putCount(int value) {
    int width = 32 - Integer.numberOfLeadingZeros(value);
    put(width, 5);
    put(value & 0xFFFF, Math.min(16, width));
    put(value >>> 16, Math.max(0, width - 16));
  }

  private void flush() {
    if (length + 8 > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.addExact(length, length) + 16);
    }
    INTS.set(bytes, length, (int) held);
    length += 4;
    held >>>= 32;
    heldBits -= 32;
  }

  /** All bytes, the last one filled up with zeros; nothing can be appended after that. */
  byte[] finish() {
    int end = length + (heldBits + 7) / 8;
    heldBits += 32;
    flush();
    return Arrays.copyOf(bytes, end);
  }
}

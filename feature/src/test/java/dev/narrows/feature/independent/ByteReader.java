package dev.narrows.feature.independent;

import java.util.Arrays;

/** Section "Notation": numbers, one after the other. */
final class ByteReader {
  private final byte[] bytes;
  private int position;

  ByteReader(byte[] bytes) {
    this.bytes = bytes;
  }

  int position() {
    return position;
  }

  int left() {
    return bytes.length - position;
  }

  int unsigned8() throws Refusal {
    Refusal.unless(left() >= 1, "another byte");
    return bytes[position++] & 0xFF;
  }

  int signed16() throws Refusal {
    return ((byte) unsigned8() << 8) | unsigned8();
  }

  int int32() throws Refusal {
    return (signed16() << 16) | (unsigned8() << 8) | unsigned8();
  }

  float finite() throws Refusal {
    float value = Float.intBitsToFloat(int32());
    Refusal.unless(Float.isFinite(value), "a finite float32");
    return value;
  }

  int varint() throws Refusal {
    long value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int next = unsigned8();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        Refusal.unless(value < 1L << 31, "a varint below 2^31");
        Refusal.unless(next != 0 || shift == 0, "a varint of the fewest bytes");
        return (int) value;
      }
    }
    throw new Refusal("expected a varint of at most five bytes");
  }

  byte[] bytes(int count) throws Refusal {
    Refusal.unless(left() >= count, count + " more bytes");
    position += count;
    return Arrays.copyOfRange(bytes, position - count, position);
  }

  void requireEnd() throws Refusal {
    Refusal.unless(left() == 0, "no further bytes");
  }
}

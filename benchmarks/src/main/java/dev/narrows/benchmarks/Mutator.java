package dev.narrows.benchmarks;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;

/** Damages bytes in the ways in which bytes are damaged, and in some in which they are forged. */
final class Mutator {
  private static final int CRC_BYTES = 4;
  private static final int MOST_CHANGES = 4;
  private static final int MOST_BYTES = 4;

  /** Numbers at the limits of fields, some not in their shortest form or too large. */
  private static final byte[][] VARINTS = {
    {0},
    {1},
    {0x7F},
    {(byte) 0x80, 0x01},
    {(byte) 0x80, 0x00},
    {(byte) 0xFF, 0x7F},
    {(byte) 0x80, (byte) 0x80, (byte) 0x80, 0x10},
    {(byte) 0x80, (byte) 0x80, (byte) 0x80, 0x20},
    {(byte) 0x80, (byte) 0x80, (byte) 0x80, 0x21},
    {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x07},
    {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F},
    {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x01}
  };

  private final SplittableRandom random;

  Mutator(SplittableRandom random) {
    this.random = random;
  }

  /**
   * Damaged bytes.
   *
   * @param bytes what to damage; left alone
   * @param other what to splice with
   */
  byte[] mutated(byte[] bytes, byte[] other) {
    byte[] mutated = bytes;
    for (int i = 1 + random.nextInt(MOST_CHANGES); i > 0; i--) {
      mutated = changed(mutated, other);
    }
    return mutated;
  }

  private byte[] changed(byte[] bytes, byte[] other) {
    int at = random.nextInt(bytes.length + 1);
    int left = bytes.length - at;
    int count = 1 + random.nextInt(MOST_BYTES);
    return switch (random.nextInt(8)) {
      case 0 -> replaced(bytes, at, 0, random(count));
      case 1 -> replaced(bytes, at, Math.min(count, left), new byte[0]);
      case 2 -> Arrays.copyOf(bytes, at);
      case 3 -> {
        int from = random.nextInt(other.length + 1);
        yield replaced(bytes, at, left, Arrays.copyOfRange(other, from, other.length));
      }
      case 4 -> replaced(bytes, at, Math.min(random.nextInt(2), left), varint());
      case 5 -> replaced(bytes, at, Math.min(1, left), random(Math.min(1, left)));
      default -> flipped(bytes);
    };
  }

  private byte[] flipped(byte[] bytes) {
    byte[] flipped = bytes.clone();
    if (flipped.length > 0) {
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private byte[] varint() {
    return VARINTS[random.nextInt(VARINTS.length)];
  }

  private byte[] random(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** With some bytes from an offset on replaced by others. */
  private static byte[] replaced(byte[] bytes, int at, int count, byte[] by) {
    ByteBuffer out = ByteBuffer.allocate(bytes.length - count + by.length);
    out.put(bytes, 0, at).put(by).put(bytes, at + count, bytes.length - at - count);
    return out.array();
  }

  /** With the last four bytes as the CRC-32C of those before, so that what lies before is read. */
  static byte[] sealed(byte[] bytes) {
    int end = bytes.length - CRC_BYTES;
    if (end < 0) {
      return bytes;
    }
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, end);
    return ByteBuffer.wrap(bytes.clone()).putInt(end, (int) crc.getValue()).array();
  }
}

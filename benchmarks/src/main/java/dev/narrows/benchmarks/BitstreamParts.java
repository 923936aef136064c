package dev.narrows.benchmarks;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * An undamaged bitstream taken apart, to be put together with a damaged header or payload and the
 * right lengths and checksums: so the damage comes past them.
 *
 * @param start magic and version
 * @param header with the front checksum, if there is one
 * @param payload of all layers
 */
record BitstreamParts(byte[] start, byte[] header, byte[] payload) {
  private static final int START_BYTES = 5;
  private static final int CRC_BYTES = 4;

  static BitstreamParts of(byte[] bitstream) {
    int at = START_BYTES;
    int[] lengths = new int[2];
    for (int i = 0; i < lengths.length; i++) {
      int shift = 0;
      int next;
      do {
        next = bitstream[at++];
        lengths[i] |= (next & 0x7F) << shift;
        shift += 7;
      } while (next < 0);
    }
    int payloadAt = at + lengths[0];
    return new BitstreamParts(
        Arrays.copyOf(bitstream, START_BYTES),
        Arrays.copyOfRange(bitstream, at, payloadAt),
        Arrays.copyOfRange(bitstream, payloadAt, payloadAt + lengths[1]));
  }

  BitstreamParts withHeader(byte[] other) {
    return new BitstreamParts(start, other, payload);
  }

  BitstreamParts withPayload(byte[] other) {
    return new BitstreamParts(start, header, other);
  }

  /**
   * The bitstream, with its last checksum.
   *
   * @param layered whether the header ends with the front checksum, which is to be right too
   */
  byte[] bytes(boolean layered) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(start);
    writeVarint(out, header.length);
    writeVarint(out, payload.length);
    out.writeBytes(header);
    byte[] front = layered ? Mutator.sealed(out.toByteArray()) : out.toByteArray();
    byte[] whole = Arrays.copyOf(front, front.length + payload.length + CRC_BYTES);
    System.arraycopy(payload, 0, whole, front.length, payload.length);
    return Mutator.sealed(whole);
  }

  private static void writeVarint(ByteArrayOutputStream out, int value) {
    int rest = value;
    for (; rest > 0x7F; rest >>>= 7) {
      out.write(rest & 0x7F | 0x80);
    }
    out.write(rest);
  }
}

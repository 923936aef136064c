package dev.narrows.feature.bitstream;

import dev.narrows.feature.MalformedBitstreamException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Reads fields one after the other and knows where it is; a field that is not there is an error.
 */
final class ByteCursor {
  private final ByteBuffer bytes;

  /** Over the bytes in {@code [from, to)}; offsets count from the start of the array. */
  ByteCursor(byte[] array, int from, int to) {
    this.bytes = ByteBuffer.wrap(array).limit(to).position(from);
  }

  int position() {
    return bytes.position();
  }

  int remaining() {
    return bytes.remaining();
  }

  int unsignedByte(String field) throws MalformedBitstreamException {
    require(1, field);
    return Byte.toUnsignedInt(bytes.get());
  }

  int int32(String field) throws MalformedBitstreamException {
    require(Integer.BYTES, field);
    return bytes.getInt();
  }

  float float32(String field) throws MalformedBitstreamException {
    require(Float.BYTES, field);
    return bytes.getFloat();
  }

  byte[] bytes(int length, String field) throws MalformedBitstreamException {
    require(length, field);
    byte[] taken = new byte[length];
    bytes.get(taken);
    return taken;
  }

  /** A cursor over the next bytes, which this one passes over. */
  ByteCursor part(int length, String field) throws MalformedBitstreamException {
    require(length, field);
    int from = position();
    bytes.position(from + length);
    return new ByteCursor(bytes.array(), from, from + length);
  }

  /** The bytes from an offset to where the cursor is. */
  byte[] from(int offset) {
    return Arrays.copyOfRange(bytes.array(), offset, position());
  }

  /** An unsigned LEB128 below 2^31 in the fewest bytes. */
  int varint(String field) throws MalformedBitstreamException {
    int start = position();
    long value = 0;
    for (int i = 0; i < BitstreamFormat.MAX_VARINT_BYTES; i++) {
      int next = unsignedByte(field);
      value |= (long) (next & 0x7F) << (7 * i);
      if (next <= 0x7F) {
        if (value > Integer.MAX_VALUE || (next == 0 && i > 0)) {
          break;
        }
        return (int) value;
      }
    }
    throw new MalformedBitstreamException(
        start, field + ": expected a varint below 2^31 in its shortest form");
  }

  private void require(int count, String field) throws MalformedBitstreamException {
    if (bytes.remaining() < count) {
      throw new MalformedBitstreamException(
          bytes.limit(),
          "truncated: expected " + count + " bytes of " + field + ", found " + bytes.remaining());
    }
  }
}

package dev.narrows.serve.http;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The elements of a raw tensor of {@code BYTES}: each is its length in four bytes, the least
 * significant first, and its bytes.
 */
final class RawBytes {
  private RawBytes() {}

  /**
   * The elements from some place to the end.
   *
   * @throws BadRequestException if they do not end where the bytes do
   */
  static List<byte[]> elements(byte[] bytes, int from) throws BadRequestException {
    ByteBuffer left = ByteBuffer.wrap(bytes).position(from).order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> elements = new ArrayList<>();
    while (left.hasRemaining()) {
      String where = "bitstream[" + elements.size() + "]";
      if (left.remaining() < Integer.BYTES) {
        throw new BadRequestException(
            where + ": expected a length of 4 bytes, found " + left.remaining());
      }
      long length = Integer.toUnsignedLong(left.getInt());
      if (length > left.remaining()) {
        throw new BadRequestException(
            where + ": expected " + length + " bytes, found " + left.remaining());
      }
      byte[] element = new byte[(int) length];
      left.get(element);
      elements.add(element);
    }
    return elements;
  }
}

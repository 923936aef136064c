package dev.narrows.data;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * What a PNG file says about its picture. Source: W3C, "Portable Network Graphics (PNG)
 * Specification", sections 5 and 11.
 *
 * <p>{@link #parse} also walks through all chunks and compares their checksums, which the decoder
 * of the Java library does not: it may return a picture from a damaged file.
 *
 * @param size width and height
 * @param bitDepth bits a channel, or an index
 */
record PngHeader(PictureSize size, int bitDepth) {
  /** No picture of a dataset comes near it; a larger one is damage, or meant to exhaust memory. */
  static final int MAXIMUM_PIXELS = 1 << 25;

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int HEADER = 0x49484452; // "IHDR"
  private static final int PIXELS = 0x49444154; // "IDAT"
  private static final int END = 0x49454E44; // "IEND"
  private static final int HEADER_LENGTH = 13;

  /** Bytes of a chunk beside its content: length, type, checksum. */
  private static final int CHUNK_FRAME = 12;

  /**
   * Checks a file's structure and reads its header.
   *
   * @param file named in errors
   * @param bytes the whole file
   */
  static PngHeader parse(Path file, byte[] bytes) throws DataException {
    if (bytes.length < SIGNATURE.length
        || !Arrays.equals(SIGNATURE, 0, SIGNATURE.length, bytes, 0, SIGNATURE.length)) {
      throw new DataException(
          file + ": expected a PNG file, found " + bytes.length + " bytes without its signature");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    PngHeader header = null;
    boolean hasPixels = false;
    int offset = SIGNATURE.length;
    while (true) {
      int type = checkChunk(file, buffer, offset);
      if (header == null) {
        header = header(file, buffer, offset, type);
      }
      hasPixels |= type == PIXELS;
      if (type == END) {
        break;
      }
      offset += CHUNK_FRAME + buffer.getInt(offset);
    }
    if (!hasPixels) {
      throw new DataException(file + ": expected a chunk IDAT with pixels, found none");
    }
    return header;
  }

  /** Returns the type of the chunk at an offset. */
  private static int checkChunk(Path file, ByteBuffer buffer, int offset) throws DataException {
    int left = buffer.limit() - offset;
    if (left < CHUNK_FRAME
        || buffer.getInt(offset) < 0
        || buffer.getInt(offset) > left - CHUNK_FRAME) {
      throw new DataException(
          file
              + ": expected a whole PNG chunk at byte offset "
              + offset
              + ", found the file's end");
    }
    int length = buffer.getInt(offset);
    CRC32 crc = new CRC32();
    crc.update(buffer.slice(offset + 4, 4 + length));
    int stored = buffer.getInt(offset + 8 + length);
    if ((int) crc.getValue() != stored) {
      throw new DataException(
          "%s: damaged PNG chunk at byte offset %d: expected checksum %08x, found %08x"
              .formatted(file, offset, stored, crc.getValue()));
    }
    return buffer.getInt(offset + 4);
  }

  private static PngHeader header(Path file, ByteBuffer buffer, int offset, int type)
      throws DataException {
    if (type != HEADER || buffer.getInt(offset) != HEADER_LENGTH) {
      throw new DataException(
          file + ": expected chunk IHDR at byte offset " + offset + ", found another");
    }
    int width = buffer.getInt(offset + 8);
    int height = buffer.getInt(offset + 12);
    if (width < 1 || height < 1 || (long) width * height > MAXIMUM_PIXELS) {
      throw new DataException(
          "%s: expected a picture of 1 to %d pixels, found %sx%s"
              .formatted(
                  file,
                  MAXIMUM_PIXELS,
                  Integer.toUnsignedString(width),
                  Integer.toUnsignedString(height)));
    }
    return new PngHeader(new PictureSize(width, height), buffer.get(offset + 16));
  }
}

package dev.narrows.picture;

import dev.narrows.feature.MalformedBitstreamException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG file (ISO/IEC 15948), checked before its pixels are decoded: Java's reader
 * looks neither at their checksums nor at what follows the picture.
 *
 * @param header size, channels and depth
 * @param colourType 0 gray, 2 RGB, 3 palette, 4 gray and alpha, 6 RGB and alpha
 * @param bare whether the file consists of a non-interlaced picture and nothing else
 */
record PngStructure(PictureHeader header, int colourType, boolean bare) {
  private static final long SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int SIGNATURE_BYTES = 8;
  private static final int CHUNK_OVERHEAD = 12;
  private static final int HEADER_BYTES = 13;

  /** Deflate codes at most 258 bytes in 2 bits, so it shrinks no further than this. */
  private static final int DEFLATE_LIMIT = 1032;

  static boolean matches(byte[] bytes) {
    return bytes.length >= SIGNATURE_BYTES && ByteBuffer.wrap(bytes).getLong() == SIGNATURE;
  }

  /**
   * @throws MalformedBitstreamException if a chunk is missing, cut or fails its checksum, or the
   *     declared size cannot come from as few bytes
   */
  static PngStructure of(byte[] bytes) throws MalformedBitstreamException {
    if (!matches(bytes)) {
      throw new MalformedBitstreamException(0, "PNG: expected its signature, found other bytes");
    }
    Chunk chunk = Chunk.at(bytes, SIGNATURE_BYTES);
    if (!chunk.type().equals("IHDR") || chunk.length() != HEADER_BYTES) {
      throw new MalformedBitstreamException(
          SIGNATURE_BYTES, "PNG: expected an IHDR chunk of 13 bytes, found " + chunk);
    }
    ByteBuffer fields = ByteBuffer.wrap(bytes, chunk.dataStart(), HEADER_BYTES);
    PictureHeader header = header(fields, bytes.length);
    int colourType = fields.get(chunk.dataStart() + 9);
    boolean bare = fields.get(chunk.dataStart() + 12) == 0;
    boolean hasData = false;
    while (!chunk.type().equals("IEND")) {
      chunk = Chunk.at(bytes, chunk.end());
      hasData |= chunk.type().equals("IDAT");
      bare &= chunk.type().equals("IDAT") || chunk.type().equals("IEND");
    }
    if (!hasData) {
      throw new MalformedBitstreamException(
          chunk.start(), "PNG: expected an IDAT chunk, found none");
    }
    return new PngStructure(header, colourType, bare && chunk.end() == bytes.length);
  }

  private static PictureHeader header(ByteBuffer fields, int fileBytes)
      throws MalformedBitstreamException {
    int at = fields.position();
    int width = fields.getInt();
    int height = fields.getInt();
    int bits = fields.get();
    int colourType = fields.get();
    if (width < 1 || height < 1) {
      throw new MalformedBitstreamException(
          at, "PNG: expected positive sides, found " + width + "x" + height);
    }
    int channels =
        switch (colourType) {
          case 0, 3 -> 1;
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default ->
              throw new MalformedBitstreamException(
                  at + 9, "PNG: expected colour type 0, 2, 3, 4 or 6, found " + colourType);
        };
    if (Integer.bitCount(bits) != 1 || bits < 1 || bits > 16) {
      throw new MalformedBitstreamException(
          at + 8, "PNG: expected a depth of 1, 2, 4, 8 or 16 bits, found " + bits);
    }
    PictureHeader header = new PictureHeader(PictureFormat.PNG, width, height, channels, bits);
    if (header.pixels() / 8 * bits / DEFLATE_LIMIT > fileBytes) {
      throw new MalformedBitstreamException(
          at, "PNG: " + header + " cannot come from " + fileBytes + " bytes");
    }
    return header;
  }

  private record Chunk(int start, String type, int length) {
    static Chunk at(byte[] bytes, int start) throws MalformedBitstreamException {
      int available = bytes.length - start - CHUNK_OVERHEAD;
      int length = available < 0 ? 0 : ByteBuffer.wrap(bytes).getInt(start);
      if (available < 0 || length < 0 || length > available) {
        throw new MalformedBitstreamException(
            start, "PNG: truncated, expected a whole chunk, found " + (bytes.length - start));
      }
      String type = new String(bytes, start + 4, 4, StandardCharsets.ISO_8859_1);
      if (!type.matches("[A-Za-z]{4}")) {
        throw new MalformedBitstreamException(start, "PNG: expected a chunk, found other bytes");
      }
      Chunk chunk = new Chunk(start, type, length);
      if (Character.isUpperCase(type.charAt(0))) {
        chunk.requireChecksum(bytes);
      }
      return chunk;
    }

    int dataStart() {
      return start + 8;
    }

    int end() {
      return start + length + CHUNK_OVERHEAD;
    }

    private void requireChecksum(byte[] bytes) throws MalformedBitstreamException {
      CRC32 crc = new CRC32();
      crc.update(bytes, start + 4, length + 4);
      if ((int) crc.getValue() != ByteBuffer.wrap(bytes).getInt(end() - 4)) {
        throw new MalformedBitstreamException(start, "PNG: damaged, wrong checksum of " + this);
      }
    }

    @Override
    public String toString() {
      return "chunk " + type + " of " + length + " bytes";
    }
  }
}

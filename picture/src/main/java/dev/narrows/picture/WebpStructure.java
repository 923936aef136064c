package dev.narrows.picture;

import dev.narrows.feature.MalformedBitstreamException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The container of a WebP file (RFC 9649), checked before its pixels are decoded.
 *
 * @param header size
 * @param kind type of the first chunk: {@code "VP8 "} lossy, {@code VP8L} lossless, {@code VP8X}
 *     extended
 * @param bare whether the file is that chunk and nothing else
 */
record WebpStructure(PictureHeader header, String kind, boolean bare) {
  private static final int RIFF_HEADER_BYTES = 12;
  private static final int CHUNK_HEADER_BYTES = 8;

  /** The longest of the three headers that hold a size. */
  private static final int SIZE_HEADER_BYTES = 10;

  static boolean matches(byte[] bytes) {
    return bytes.length >= RIFF_HEADER_BYTES
        && fourCharacters(bytes, 0).equals("RIFF")
        && fourCharacters(bytes, 8).equals("WEBP");
  }

  /**
   * @throws MalformedBitstreamException if the file is cut or holds no picture
   */
  static WebpStructure of(byte[] bytes) throws MalformedBitstreamException {
    if (!matches(bytes)) {
      throw new MalformedBitstreamException(0, "WebP: expected its signature, found other bytes");
    }
    ByteBuffer fields = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int start = RIFF_HEADER_BYTES + CHUNK_HEADER_BYTES;
    if (bytes.length < start + SIZE_HEADER_BYTES) {
      throw new MalformedBitstreamException(bytes.length, "WebP: truncated, expected a picture");
    }
    long end = CHUNK_HEADER_BYTES + Integer.toUnsignedLong(fields.getInt(4));
    long chunkBytes = Integer.toUnsignedLong(fields.getInt(RIFF_HEADER_BYTES + 4));
    long chunkEnd = start + chunkBytes + chunkBytes % 2;
    if (end > bytes.length || chunkEnd > end) {
      throw new MalformedBitstreamException(
          bytes.length,
          "WebP: truncated, expected " + Math.max(end, chunkEnd) + " bytes, found " + bytes.length);
    }
    String kind = fourCharacters(bytes, RIFF_HEADER_BYTES);
    boolean bare = chunkEnd == end && end == bytes.length;
    return new WebpStructure(header(kind, fields, start), kind, bare);
  }

  private static PictureHeader header(String kind, ByteBuffer fields, int start)
      throws MalformedBitstreamException {
    return switch (kind) {
      case "VP8 " ->
          sized(fields.getShort(start + 6) & 0x3FFF, fields.getShort(start + 8) & 0x3FFF);
      case "VP8L" -> {
        int packed = fields.getInt(start + 1);
        yield sized((packed & 0x3FFF) + 1, ((packed >>> 14) & 0x3FFF) + 1);
      }
      case "VP8X" ->
          sized((fields.getInt(start + 4) & 0xFFFFFF) + 1, (fields.getInt(start + 6) >>> 8) + 1);
      default ->
          throw new MalformedBitstreamException(
              RIFF_HEADER_BYTES, "WebP: expected a chunk VP8, VP8L or VP8X, found another");
    };
  }

  private static PictureHeader sized(int width, int height) throws MalformedBitstreamException {
    if (width == 0 || height == 0) {
      throw new MalformedBitstreamException(
          RIFF_HEADER_BYTES, "WebP: expected positive sides, found " + width + "x" + height);
    }
    return new PictureHeader(PictureFormat.WEBP, width, height, 3, 8);
  }

  private static String fourCharacters(byte[] bytes, int at) {
    return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
  }
}

package dev.narrows.picture;

import dev.narrows.feature.MalformedBitstreamException;
import java.nio.ByteBuffer;

/**
 * The markers of a JPEG file (ITU-T T.81), checked before its pixels are decoded.
 *
 * @param header size and channels
 * @param scanStart where the entropy-coded data of the first scan begin
 * @param baseline whether the process is baseline: sequential, Huffman, 8 bits
 */
record JpegStructure(PictureHeader header, int scanStart, boolean baseline) {
  private static final int START_OF_IMAGE = 0xD8;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int START_OF_SCAN = 0xDA;
  private static final int BASELINE_FRAME = 0xC0;
  private static final int FIRST_RESTART = 0xD0;

  /** A block of 64 pixels takes two Huffman codes of at least one bit each. */
  private static final int MOST_PIXELS_A_BYTE = 256;

  static boolean matches(byte[] bytes) {
    return bytes.length >= 3
        && Byte.toUnsignedInt(bytes[0]) == 0xFF
        && Byte.toUnsignedInt(bytes[1]) == START_OF_IMAGE
        && Byte.toUnsignedInt(bytes[2]) == 0xFF;
  }

  /**
   * @throws MalformedBitstreamException if no frame is declared before the first scan, or its size
   *     cannot come from as few bytes
   */
  static JpegStructure of(byte[] bytes) throws MalformedBitstreamException {
    if (!matches(bytes)) {
      throw new MalformedBitstreamException(0, "JPEG: expected its signature, found other bytes");
    }
    PictureHeader header = null;
    boolean baseline = false;
    int at = 2;
    while (true) {
      at = skipFill(bytes, at);
      int marker = marker(bytes, at);
      int end = at + 2 + segmentLength(bytes, at);
      if (marker == START_OF_SCAN) {
        if (header == null) {
          throw new MalformedBitstreamException(at, "JPEG: expected a frame before the scan");
        }
        return new JpegStructure(header, end, baseline);
      }
      if (isFrame(marker)) {
        header = frame(bytes, at, end);
        baseline = marker == BASELINE_FRAME;
      }
      at = end;
    }
  }

  /**
   * Whether the file is one baseline scan with nothing after it, and long enough for its pixels:
   * the work of decoding it is then bounded by its length.
   */
  boolean bare(byte[] bytes) {
    int at = scanStart;
    while (at + 1 < bytes.length && !(bytes[at] == (byte) 0xFF && endsScan(bytes[at + 1]))) {
      at++;
    }
    return baseline
        && header.pixels() / MOST_PIXELS_A_BYTE <= bytes.length
        && at == bytes.length - 2
        && bytes[at + 1] == (byte) END_OF_IMAGE;
  }

  private static boolean endsScan(byte afterFf) {
    int code = Byte.toUnsignedInt(afterFf);
    return code != 0 && !(code >= FIRST_RESTART && code < START_OF_IMAGE);
  }

  /** Any number of FF may stand before a marker. */
  private static int skipFill(byte[] bytes, int from) {
    int at = from;
    while (at + 1 < bytes.length && bytes[at] == (byte) 0xFF && bytes[at + 1] == (byte) 0xFF) {
      at++;
    }
    return at;
  }

  private static int marker(byte[] bytes, int at) throws MalformedBitstreamException {
    if (at + 4 > bytes.length) {
      throw new MalformedBitstreamException(bytes.length, "JPEG: truncated, expected a marker");
    }
    int marker = Byte.toUnsignedInt(bytes[at + 1]);
    if (Byte.toUnsignedInt(bytes[at]) != 0xFF
        || marker < BASELINE_FRAME
        || marker == START_OF_IMAGE
        || marker == END_OF_IMAGE
        || (marker >= FIRST_RESTART && marker < START_OF_IMAGE)) {
      throw new MalformedBitstreamException(at, "JPEG: expected a marker of a segment");
    }
    return marker;
  }

  private static int segmentLength(byte[] bytes, int at) throws MalformedBitstreamException {
    int length = Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(at + 2));
    if (length < 2 || length > bytes.length - at - 2) {
      throw new MalformedBitstreamException(
          at + 2, "JPEG: truncated, expected a segment of " + length + " bytes");
    }
    return length;
  }

  /** All of C0 to CF but the definitions of Huffman tables, extensions and arithmetic coding. */
  private static boolean isFrame(int marker) {
    return marker >= BASELINE_FRAME
        && marker <= 0xCF
        && marker != 0xC4
        && marker != 0xC8
        && marker != 0xCC;
  }

  private static PictureHeader frame(byte[] bytes, int at, int end)
      throws MalformedBitstreamException {
    if (end - at < 10) {
      throw new MalformedBitstreamException(at, "JPEG: truncated, expected a frame header");
    }
    ByteBuffer fields = ByteBuffer.wrap(bytes);
    int bits = fields.get(at + 4);
    int height = Short.toUnsignedInt(fields.getShort(at + 5));
    int width = Short.toUnsignedInt(fields.getShort(at + 7));
    int channels = Byte.toUnsignedInt(fields.get(at + 9));
    if (width == 0 || height == 0 || channels == 0 || channels > 4 || bits != 8) {
      throw new MalformedBitstreamException(
          at,
          "JPEG: expected positive sides and 1 to 4 channels of 8 bits, found "
              + width
              + "x"
              + height
              + " and "
              + channels
              + " of "
              + bits);
    }
    return new PictureHeader(PictureFormat.JPEG, width, height, channels, bits);
  }
}

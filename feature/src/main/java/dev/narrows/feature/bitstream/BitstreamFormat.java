package dev.narrows.feature.bitstream;

import dev.narrows.feature.MalformedBitstreamException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/** The constants of the format, and the checksum, shared by its writer and its readers. */
final class BitstreamFormat {
  /** The first byte is no ASCII character, so that no text file begins like a bitstream. */
  static final int MAGIC = 0x8E4E5257;

  static final int VERSION = 2;

  /** That of latents. */
  static final int LATENT_VERSION = 3;

  /** Of the model's identity, those that every version has at the front of its header. */
  static final int MODEL_BYTES = 4;

  static final int MAGIC_BYTES = 4;
  static final int CRC_BYTES = 4;
  static final int MAX_VARINT_BYTES = 5;

  /** Magic, version and the two lengths, each as long as it can be. */
  static final int MAX_PREFIX_BYTES = MAGIC_BYTES + 1 + 2 * MAX_VARINT_BYTES;

  static final int MAX_CODEC_NAME_LENGTH = 32;

  private static final Pattern CODEC_NAME =
      Pattern.compile("[a-z0-9:.-]{1," + MAX_CODEC_NAME_LENGTH + "}");

  private BitstreamFormat() {}

  static boolean isCodecName(String name) {
    return CODEC_NAME.matcher(name).matches();
  }

  /** CRC-32C (Castagnoli) of the first bytes. */
  static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  /**
   * Checks that the next four bytes are the checksum of all before them.
   *
   * @param part what it is the checksum of, for the message
   */
  static void requireChecksum(ByteCursor in, String part) throws MalformedBitstreamException {
    int at = in.position();
    byte[] before = in.from(0);
    int found = in.int32("checksum");
    requireEqual(checksum(before, before.length), found, at, part);
  }

  static void requireEqual(int expected, int found, long at, String part)
      throws MalformedBitstreamException {
    if (found != expected) {
      HexFormat hex = HexFormat.of();
      throw new MalformedBitstreamException(
          at,
          "damaged "
              + part
              + ": expected CRC-32C "
              + hex.toHexDigits(expected)
              + " of these bytes, found "
              + hex.toHexDigits(found));
    }
  }
}

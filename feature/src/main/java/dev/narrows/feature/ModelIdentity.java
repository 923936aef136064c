package dev.narrows.feature;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Which model made a bitstream: the first 16 bytes of the SHA-256 that identifies it. Half a digest
 * keeps the side information small, and still no two models meet by chance.
 *
 * @param hex the 16 bytes as 32 lower-case hexadecimal digits
 */
public record ModelIdentity(String hex) {
  /** Bytes of an identity. */
  public static final int BYTES = 16;

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");
  private static final int SHA_256_BYTES = 32;

  /** Of tensors whose model is not known: zeros. */
  public static final ModelIdentity NONE = new ModelIdentity("0".repeat(2 * BYTES));

  /**
   * @throws IllegalArgumentException if the text is not 32 lower-case hexadecimal digits
   */
  public ModelIdentity {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "model identity: expected 32 lower-case hexadecimal digits, found '" + hex + "'");
    }
  }

  /**
   * The identity of a model by its digest.
   *
   * @param digest a SHA-256, 32 bytes
   * @throws IllegalArgumentException if it has another length
   */
  public static ModelIdentity ofSha256(byte[] digest) {
    if (digest.length != SHA_256_BYTES) {
      throw new IllegalArgumentException(
          "SHA-256: expected " + SHA_256_BYTES + " bytes, found " + digest.length);
    }
    return new ModelIdentity(HexFormat.of().formatHex(digest, 0, BYTES));
  }

  /** The {@value #BYTES} bytes. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}

package dev.narrows.feature.bitstream;

import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.UnsupportedBitstreamException;
import java.util.HexFormat;

/**
 * The fields that are the same in every version: where the parts of a bitstream lie.
 *
 * @param version format version
 * @param headerStart where the header starts, in bytes
 * @param headerLength bytes of the header
 * @param payloadLength bytes of the payload
 */
record Frame(int version, int headerStart, int headerLength, int payloadLength) {
  /** The frame at the start of these bytes, which hold its fields and need hold no more. */
  static Frame of(byte[] bytes) throws MalformedBitstreamException {
    ByteCursor cursor = new ByteCursor(bytes, 0, bytes.length);
    int magic = cursor.int32("magic");
    if (magic != BitstreamFormat.MAGIC) {
      HexFormat hex = HexFormat.of().withUpperCase();
      throw new MalformedBitstreamException(
          0,
          "no bitstream: expected magic "
              + hex.toHexDigits(BitstreamFormat.MAGIC)
              + ", found "
              + hex.toHexDigits(magic));
    }
    int version = cursor.unsignedByte("format version");
    int lengthAt = cursor.position();
    int headerLength = cursor.varint("header length");
    int payloadLength = cursor.varint("payload length");
    int least =
        version > BitstreamFormat.VERSION ? BitstreamFormat.MODEL_BYTES : ModelIdentity.BYTES;
    if (headerLength < least) {
      throw new MalformedBitstreamException(
          lengthAt, "header length: expected at least " + least + ", found " + headerLength);
    }
    return new Frame(version, cursor.position(), headerLength, payloadLength);
  }

  /** The frame of these bytes, which are a whole bitstream with the right checksum. */
  static Frame checked(byte[] bytes) throws MalformedBitstreamException {
    Frame frame = of(bytes);
    frame.requireLength(bytes.length);
    BitstreamFormat.requireChecksum(
        new ByteCursor(bytes, (int) frame.checksumStart(), bytes.length), "bitstream");
    return frame;
  }

  long payloadStart() {
    return (long) headerStart + headerLength;
  }

  long checksumStart() {
    return payloadStart() + payloadLength;
  }

  long end() {
    return checksumStart() + BitstreamFormat.CRC_BYTES;
  }

  /** Refuses a bitstream that is not all of what is there, and nothing else. */
  void requireLength(long found) throws MalformedBitstreamException {
    if (found < end()) {
      throw new MalformedBitstreamException(
          found, "truncated: expected " + end() + " bytes, found " + found);
    }
    if (found > end()) {
      throw new MalformedBitstreamException(
          end(), "trailing bytes: expected " + end() + ", found " + found);
    }
  }

  /** Refuses more bytes than allowed, before anything is allocated. */
  void requireAtMost(long limit) throws MalformedBitstreamException {
    if (end() > limit) {
      throw new MalformedBitstreamException(
          BitstreamFormat.MAGIC_BYTES + 1,
          "oversized: expected at most " + limit + " bytes, declared " + end());
    }
  }

  /** Comes after a checksum, which all versions share: a damaged stream is never called newer. */
  void requireVersion(int expected)
      throws MalformedBitstreamException, UnsupportedBitstreamException {
    if (version == 0) {
      throw new MalformedBitstreamException(
          BitstreamFormat.MAGIC_BYTES, "format version: expected at least 1, found 0");
    }
    if (version == BitstreamFormat.LATENT_VERSION && expected == BitstreamFormat.VERSION) {
      throw new UnsupportedBitstreamException(
          "bitstream of latents: expected features of format version 2, found version 3");
    }
    if (version != expected) {
      throw new UnsupportedBitstreamException(
          "bitstream too "
              + (version > expected ? "new" : "old")
              + ": its format version is "
              + version
              + ", this reader knows version "
              + expected);
    }
  }
}

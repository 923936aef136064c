package dev.narrows.feature.bitstream;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.UnsupportedBitstreamException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Reads what the grammar of {@link Bitstream} says, and nothing else. */
final class BitstreamReader {
  private BitstreamReader() {}

  /** The fields that are the same in every version: where the parts of a bitstream lie. */
  private record Frame(int version, int headerStart, int payloadStart, long end) {
    long checksumStart() {
      return end - BitstreamFormat.CRC_BYTES;
    }
  }

  static Bitstream read(InputStream in, long maxBytes) throws IOException {
    byte[] prefix = in.readNBytes(BitstreamFormat.MAX_PREFIX_BYTES);
    Frame frame = frame(prefix);
    long limit = Math.min(maxBytes, Integer.MAX_VALUE - 8);
    if (frame.end() > limit) {
      throw new MalformedBitstreamException(
          BitstreamFormat.MAGIC_BYTES + 1,
          "oversized: expected at most " + limit + " bytes, declared " + frame.end());
    }
    byte[] rest = in.readNBytes((int) frame.end() - prefix.length);
    byte[] whole = Arrays.copyOf(prefix, prefix.length + rest.length);
    System.arraycopy(rest, 0, whole, prefix.length, rest.length);
    return read(whole);
  }

  static Bitstream read(byte[] bytes)
      throws MalformedBitstreamException, UnsupportedBitstreamException {
    Frame frame = frame(bytes);
    requireLength(bytes, frame);
    requireChecksum(bytes, (int) frame.checksumStart());
    requireVersion(frame.version());
    ByteCursor header = new ByteCursor(bytes, frame.headerStart(), frame.payloadStart());
    byte[] payload = Arrays.copyOfRange(bytes, frame.payloadStart(), (int) frame.checksumStart());
    return bitstream(header, payload);
  }

  private static Frame frame(byte[] bytes) throws MalformedBitstreamException {
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
    if (headerLength < ModelIdentity.BYTES) {
      throw new MalformedBitstreamException(
          lengthAt,
          "header length: expected at least " + ModelIdentity.BYTES + ", found " + headerLength);
    }
    int headerStart = cursor.position();
    long payloadStart = (long) headerStart + headerLength;
    return new Frame(
        version,
        headerStart,
        (int) Math.min(payloadStart, Integer.MAX_VALUE),
        payloadStart + payloadLength + BitstreamFormat.CRC_BYTES);
  }

  private static void requireLength(byte[] bytes, Frame frame) throws MalformedBitstreamException {
    if (bytes.length < frame.end()) {
      throw new MalformedBitstreamException(
          bytes.length, "truncated: expected " + frame.end() + " bytes, found " + bytes.length);
    }
    if (bytes.length > frame.end()) {
      throw new MalformedBitstreamException(
          frame.end(), "trailing bytes: expected " + frame.end() + ", found " + bytes.length);
    }
  }

  private static void requireChecksum(byte[] bytes, int checksumStart)
      throws MalformedBitstreamException {
    int expected = BitstreamFormat.checksum(bytes, checksumStart);
    int found = new ByteCursor(bytes, checksumStart, bytes.length).int32("checksum");
    if (found != expected) {
      HexFormat hex = HexFormat.of();
      throw new MalformedBitstreamException(
          checksumStart,
          "damaged: expected CRC-32C "
              + hex.toHexDigits(expected)
              + " of these bytes, found "
              + hex.toHexDigits(found));
    }
  }

  /** Comes after the checksum, which all versions share: a damaged stream is never called newer. */
  private static void requireVersion(int version)
      throws MalformedBitstreamException, UnsupportedBitstreamException {
    if (version == 0) {
      throw new MalformedBitstreamException(
          BitstreamFormat.MAGIC_BYTES, "format version: expected at least 1, found 0");
    }
    if (version > BitstreamFormat.VERSION) {
      throw new UnsupportedBitstreamException(
          "bitstream too new: its format version is "
              + version
              + ", this reader knows versions up to "
              + BitstreamFormat.VERSION);
    }
  }

  private static Bitstream bitstream(ByteCursor header, byte[] payload)
      throws MalformedBitstreamException, UnsupportedBitstreamException {
    ModelIdentity model =
        new ModelIdentity(
            HexFormat.of().formatHex(header.bytes(ModelIdentity.BYTES, "model identity")));
    String codec = codec(header);
    int bits = bits(header);
    FeatureShape shape = shape(header);
    MinMaxRange range = range(header);
    if (header.remaining() > 0) {
      throw new MalformedBitstreamException(
          header.position(), "header: expected its end, found " + header.remaining() + " bytes");
    }
    return new Bitstream(model, codec, shape, bits, range, payload);
  }

  private static String codec(ByteCursor header) throws MalformedBitstreamException {
    int at = header.position();
    int length = header.unsignedByte("codec name's length");
    String name = new String(header.bytes(length, "codec name"), StandardCharsets.ISO_8859_1);
    if (!BitstreamFormat.isCodecName(name)) {
      throw new MalformedBitstreamException(
          at, "codec name: expected 1 to 32 of a-z 0-9 : . -, found " + length + " others");
    }
    return name;
  }

  private static int bits(ByteCursor header) throws MalformedBitstreamException {
    int at = header.position();
    int bits = header.unsignedByte("bit depth");
    if (bits < 1 || bits > QuantizedTensor.MAX_BITS) {
      throw new MalformedBitstreamException(at, "bit depth: expected 1 to 16, found " + bits);
    }
    return bits;
  }

  private static FeatureShape shape(ByteCursor header) throws MalformedBitstreamException {
    int at = header.position();
    int channels = header.varint("channels");
    int height = header.varint("height");
    int width = header.varint("width");
    try {
      return new FeatureShape(channels, height, width);
    } catch (IllegalArgumentException e) {
      throw new MalformedBitstreamException(at, e.getMessage(), e);
    }
  }

  private static MinMaxRange range(ByteCursor header)
      throws MalformedBitstreamException, UnsupportedBitstreamException {
    int kind = header.unsignedByte("quantiser kind");
    if (kind != BitstreamFormat.MIN_MAX_PER_TENSOR) {
      throw new UnsupportedBitstreamException(
          "bitstream of an unknown quantiser: expected kind "
              + BitstreamFormat.MIN_MAX_PER_TENSOR
              + ", found "
              + kind);
    }
    int at = header.position();
    float min = header.float32("quantiser's minimum");
    float max = header.float32("quantiser's maximum");
    try {
      return new MinMaxRange(min, max);
    } catch (IllegalArgumentException e) {
      throw new MalformedBitstreamException(at, e.getMessage(), e);
    }
  }
}

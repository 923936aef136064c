package dev.narrows.codecs;

import com.github.luben.zstd.Zstd;
import dev.narrows.feature.MalformedBitstreamException;

/**
 * Zstandard: one frame that declares its content's size, without a checksum, as the bitstream has
 * one.
 *
 * @param level 1 to 22
 */
record ZstdCompressor(int level) implements ByteCompressor {
  static final int MIN_LEVEL = 1;
  static final int MAX_LEVEL = 22;

  @Override
  public String name() {
    return "zstd:" + level;
  }

  @Override
  public byte[] compress(byte[] bytes) {
    return Zstd.compress(bytes, level);
  }

  @Override
  public byte[] decompress(byte[] payload, int length) throws MalformedBitstreamException {
    try {
      return content(payload, length);
    } catch (RuntimeException e) {
      // The library's own, and an index out of bounds where no frame begins.
      throw new MalformedBitstreamException(0, "zstd: damaged: " + e.getMessage(), e);
    }
  }

  private static byte[] content(byte[] payload, int length) throws MalformedBitstreamException {
    long frame = Zstd.findFrameCompressedSize(payload);
    require(frame == payload.length, "one frame of " + payload.length + " bytes", frame);
    // Refused before anything is allocated, and what is decoded at once needs no window.
    long declared = Zstd.getFrameContentSize(payload);
    require(declared == length, "a declared content of " + length + " bytes", declared);
    byte[] bytes = new byte[length];
    long decoded = Zstd.decompress(bytes, payload);
    require(decoded == length, "a content of " + length + " bytes", decoded);
    return bytes;
  }

  /** What the library gives is a number of bytes or, where negative, the code of an error. */
  private static void require(boolean met, String expected, long found)
      throws MalformedBitstreamException {
    if (!met) {
      throw new MalformedBitstreamException(
          0,
          ("zstd: expected " + expected + ", found ")
              + (Zstd.isError(found) ? Zstd.getErrorName(found) : String.valueOf(found)));
    }
  }
}

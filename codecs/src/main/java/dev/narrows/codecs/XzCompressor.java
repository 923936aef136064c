package dev.narrows.codecs;

import dev.narrows.feature.MalformedBitstreamException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.SingleXZInputStream;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

/**
 * LZMA2 in an XZ file of one stream, without a check of the content, as the bitstream has one.
 *
 * @param preset 0 to 9, as of the tool {@code xz}
 * @param extreme searches longer, as the tool's {@code --extreme}
 */
record XzCompressor(int preset, boolean extreme) implements ByteCompressor {
  static final int MAX_PRESET = LZMA2Options.PRESET_MAX;

  private static final int EXTREME_DEPTH = 512;
  private static final int KIBIBYTE = 1024;

  @Override
  public String name() {
    return "xz:" + preset + (extreme ? "e" : "");
  }

  @Override
  public byte[] compress(byte[] bytes) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    try (XZOutputStream xz = new XZOutputStream(payload, options(bytes.length), XZ.CHECK_NONE)) {
      xz.write(bytes);
    } catch (IOException e) {
      // Into memory; only wrong options get here.
      throw new UncheckedIOException(e);
    }
    return payload.toByteArray();
  }

  private LZMA2Options options(int length) throws UnsupportedOptionsException {
    LZMA2Options options = new LZMA2Options(preset);
    if (extreme) {
      // What liblzma's LZMA_PRESET_EXTREME stands for, at all presets but 3 and 5.
      options.setMode(LZMA2Options.MODE_NORMAL);
      options.setMatchFinder(LZMA2Options.MF_BT4);
      options.setNiceLen(LZMA2Options.NICE_LEN_MAX);
      options.setDepthLimit(EXTREME_DEPTH);
    }
    // A dictionary beyond the content finds no more and costs memory at both ends.
    options.setDictSize(
        Math.max(LZMA2Options.DICT_SIZE_MIN, Math.min(options.getDictSize(), length)));
    return options;
  }

  @Override
  public byte[] decompress(byte[] payload, int length) throws MalformedBitstreamException {
    ByteArrayInputStream in = new ByteArrayInputStream(payload);
    byte[] bytes;
    boolean more;
    try (SingleXZInputStream xz = new SingleXZInputStream(in, memoryLimit(length), true)) {
      bytes = xz.readNBytes(length);
      // At the end of the content the stream's index and footer are compared with it.
      more = xz.read() >= 0;
    } catch (IOException | RuntimeException e) {
      throw new MalformedBitstreamException(
          payload.length - in.available(), "xz: damaged: " + reason(e), e);
    }
    if (more || bytes.length < length) {
      throw new MalformedBitstreamException(
          0,
          ("xz: expected a content of " + length + " bytes, found ")
              + (more ? "more" : String.valueOf(bytes.length)));
    }
    if (in.available() > 0) {
      throw new MalformedBitstreamException(
          payload.length - in.available(),
          "xz: expected the end of the payload, found " + in.available() + " bytes");
    }
    return bytes;
  }

  /** In kibibytes: the dictionary's size is stored rounded up by at most a half. */
  private static int memoryLimit(int length) {
    return KIBIBYTE + 2 * (length / KIBIBYTE);
  }

  private static String reason(Exception failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}

package dev.narrows.picture;

import dev.narrows.feature.UnknownCodecException;
import dev.narrows.feature.naming.CodecFamily;
import dev.narrows.feature.naming.CodecNames;
import java.util.List;

/** All picture codecs by name, for sending a picture instead of features. */
public final class PictureCodecs {
  private static final CodecNames<PictureCodec> NAMES =
      new CodecNames<>(
          "picture",
          List.of(
              CodecFamily.single("png", new PngPictureCodec()),
              new CodecFamily<>("jpeg", "jpeg:1..100", PictureCodecs::jpeg),
              new CodecFamily<>("webp", "webp:lossless, webp:0..100", PictureCodecs::webp)));

  private PictureCodecs() {}

  /** What {@link #parse} takes, for help texts: {@code png}, {@code jpeg:1..100} and so on. */
  public static List<String> usages() {
    return NAMES.usages();
  }

  /**
   * The codec of a name such as {@code png}, {@code jpeg:50}, {@code webp:5}.
   *
   * @throws UnknownCodecException if there is none; the message lists what there is, or says the
   *     range of the quality
   */
  public static PictureCodec parse(String name) throws UnknownCodecException {
    return NAMES.parse(name);
  }

  private static PictureCodec jpeg(String argument) throws UnknownCodecException {
    return CodecFamily.ofNumber("jpeg", "quality", argument, 1, 100, JpegPictureCodec::new);
  }

  private static PictureCodec webp(String argument) throws UnknownCodecException {
    return new WebpPictureCodec(WebpCompression.parse(argument));
  }
}

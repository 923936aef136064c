package dev.narrows.picture;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.RawCodec;
import dev.narrows.feature.UnknownCodecException;
import java.util.List;

/**
 * All feature codecs by name; {@code FeatureCodecs::parse} is the registry that {@link
 * dev.narrows.feature.bitstream.Bitstream#decode} asks for. A new codec is one more line here.
 */
public final class FeatureCodecs {
  private static final CodecRegistry<FeatureCodec> REGISTRY =
      new CodecRegistry<>(
          "feature",
          List.of(
              CodecFamily.single("raw", new RawCodec()),
              CodecFamily.single("png", new TiledFeatureCodec(new GrayPng())),
              new CodecFamily<>("jpeg", "jpeg:1..100", FeatureCodecs::jpeg),
              new CodecFamily<>("webp", "webp:lossless, webp:0..100", FeatureCodecs::webp)));

  private FeatureCodecs() {}

  /** What {@link #parse} takes, for help texts: {@code raw}, {@code jpeg:1..100} and so on. */
  public static List<String> usages() {
    return REGISTRY.usages();
  }

  /**
   * The codec of a name such as {@code png}, {@code jpeg:95}, {@code webp:lossless}.
   *
   * @throws UnknownCodecException if there is none; the message lists what there is, or says the
   *     range of the quality
   */
  public static FeatureCodec parse(String name) throws UnknownCodecException {
    return REGISTRY.parse(name);
  }

  private static FeatureCodec jpeg(String argument) throws UnknownCodecException {
    return CodecFamily.ofQuality(
        "jpeg", argument, 1, 100, quality -> new TiledFeatureCodec(new GrayJpeg(quality)));
  }

  private static FeatureCodec webp(String argument) throws UnknownCodecException {
    return new TiledFeatureCodec(new GrayWebp(WebpCompression.parse(argument)));
  }
}

package dev.narrows.picture;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.UnknownCodecException;
import dev.narrows.feature.naming.CodecFamily;
import java.util.List;

/** The feature codecs that picture codecs make, by name. */
public final class PictureFeatureCodecs {
  private PictureFeatureCodecs() {}

  /** Tiled, and with {@code :untiled} behind the name the channels one below the other. */
  public static List<CodecFamily<FeatureCodec>> families() {
    return List.of(
        family("png", "png[:untiled]", CodecFamily.<GrayCodec>single("png", new GrayPng()).maker()),
        family("jpeg", "jpeg:1..100[:untiled]", PictureFeatureCodecs::jpeg),
        family(
            "webp",
            "webp:lossless[:untiled], webp:0..100[:untiled]",
            argument -> new GrayWebp(WebpCompression.parse(argument))));
  }

  private static CodecFamily<FeatureCodec> family(
      String name, String usage, CodecFamily.Maker<GrayCodec> maker) {
    return new CodecFamily<>(
        name,
        usage,
        whole -> {
          LayoutArgument argument = LayoutArgument.parse(whole, ChannelLayout.UNTILED);
          return new PictureFeatureCodec(maker.make(argument.text()), argument.layout());
        });
  }

  private static GrayCodec jpeg(String argument) throws UnknownCodecException {
    return CodecFamily.ofNumber("jpeg", "quality", argument, 1, 100, GrayJpeg::new);
  }
}

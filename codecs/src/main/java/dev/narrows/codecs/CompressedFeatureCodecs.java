package dev.narrows.codecs;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.UnknownCodecException;
import dev.narrows.feature.naming.CodecFamily;
import dev.narrows.picture.ChannelLayout;
import dev.narrows.picture.LayoutArgument;
import java.util.List;

/** The feature codecs that general-purpose compressors make, by name. */
final class CompressedFeatureCodecs {
  private CompressedFeatureCodecs() {}

  /** Channel-major, and with {@code :tiled} behind the name in the order of the tiled picture. */
  static List<CodecFamily<FeatureCodec>> families() {
    return List.of(
        family("zstd", "zstd:1..22[:tiled]", CompressedFeatureCodecs::zstd),
        family("xz", "xz:0..9[:tiled], xz:0e..9e[:tiled]", CompressedFeatureCodecs::xz));
  }

  private static CodecFamily<FeatureCodec> family(
      String name, String usage, CodecFamily.Maker<ByteCompressor> maker) {
    return new CodecFamily<>(
        name,
        usage,
        whole -> {
          LayoutArgument argument = LayoutArgument.parse(whole, ChannelLayout.TILED);
          return new CompressedFeatureCodec(maker.make(argument.text()), argument.layout());
        });
  }

  private static ByteCompressor zstd(String argument) throws UnknownCodecException {
    return CodecFamily.ofNumber(
        "zstd",
        "level",
        argument,
        ZstdCompressor.MIN_LEVEL,
        ZstdCompressor.MAX_LEVEL,
        ZstdCompressor::new);
  }

  private static ByteCompressor xz(String argument) throws UnknownCodecException {
    boolean extreme = argument != null && argument.endsWith("e");
    String preset = extreme ? argument.substring(0, argument.length() - 1) : argument;
    return CodecFamily.ofNumber(
        "xz", "preset", preset, 0, XzCompressor.MAX_PRESET, n -> new XzCompressor(n, extreme));
  }
}

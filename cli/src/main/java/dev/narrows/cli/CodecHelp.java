package dev.narrows.cli;

/** What help texts say of codecs. */
final class CodecHelp {
  /** All feature codecs, as {@code FeatureCodecs.usages()} lists them. */
  static final String FEATURE_CODECS =
      "native:strong, native:fast, native:trained, raw, png[:untiled], jpeg:1..100[:untiled],"
          + " webp:lossless[:untiled], webp:0..100[:untiled], zstd:1..22[:tiled], xz:0..9[:tiled], xz:0e..9e[:tiled]";

  private CodecHelp() {}
}

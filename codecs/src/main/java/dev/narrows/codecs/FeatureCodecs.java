package dev.narrows.codecs;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.RawCodec;
import dev.narrows.feature.UnknownCodecException;
import dev.narrows.feature.naming.CodecFamily;
import dev.narrows.feature.naming.CodecNames;
import dev.narrows.picture.PictureFeatureCodecs;
import java.util.List;
import java.util.stream.Stream;

/**
 * All feature codecs by name; {@code FeatureCodecs::parse} is the registry that {@link
 * dev.narrows.feature.bitstream.Bitstream#decode} asks for. A new codec is one more line here.
 */
public final class FeatureCodecs {
  private static final CodecNames<FeatureCodec> NAMES =
      new CodecNames<>(
          "feature",
          Stream.of(
                  List.of(CodecFamily.<FeatureCodec>single("raw", new RawCodec())),
                  List.of(NativeCodecs.family()),
                  PictureFeatureCodecs.families(),
                  CompressedFeatureCodecs.families())
              .flatMap(List::stream)
              .toList());

  private FeatureCodecs() {}

  /** What {@link #parse} takes, for help texts: {@code raw}, {@code jpeg:1..100} and so on. */
  public static List<String> usages() {
    return NAMES.usages();
  }

  /**
   * The codec of a name such as {@code native:fast}, {@code png}, {@code jpeg:95}, {@code
   * webp:lossless}, {@code zstd:19}.
   *
   * @throws UnknownCodecException if there is none; the message lists what there is, or says the
   *     range of the argument
   */
  public static FeatureCodec parse(String name) throws UnknownCodecException {
    return NAMES.parse(name);
  }
}

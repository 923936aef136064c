package dev.narrows.codecs;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecRegistry;
import dev.narrows.feature.RawCodec;
import dev.narrows.feature.UnknownCodecException;
import dev.narrows.feature.entropy.FeaturePriors;
import dev.narrows.feature.entropy.StrongCodec;
import dev.narrows.feature.naming.CodecFamily;
import dev.narrows.feature.naming.CodecNames;
import dev.narrows.picture.PictureFeatureCodecs;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All feature codecs by name; {@code FeatureCodecs::parse} is the registry that {@link
 * dev.narrows.feature.bitstream.Bitstream#decode} asks for, and {@link #withPriors} one that also
 * has the codec that takes priors. A new codec is one more line here.
 */
public final class FeatureCodecs {
  private static final CodecNames<FeatureCodec> NAMES = names(Optional.empty());

  private FeatureCodecs() {}

  private static CodecNames<FeatureCodec> names(Optional<FeaturePriors> priors) {
    return new CodecNames<>(
        "feature",
        Stream.of(
                List.of(NativeFeatureCodecs.family(priors)),
                List.of(CodecFamily.<FeatureCodec>single("raw", new RawCodec())),
                PictureFeatureCodecs.families(),
                CompressedFeatureCodecs.families())
            .flatMap(List::stream)
            .toList());
  }

  /** What there is, for help texts: {@code raw}, {@code jpeg:1..100} and so on. */
  public static List<String> usages() {
    return NAMES.usages();
  }

  /**
   * The codec of a name such as {@code native:strong}, {@code png}, {@code jpeg:95}, {@code
   * webp:lossless}, {@code zstd:19}.
   *
   * @throws UnknownCodecException if there is none, or it needs priors; the message lists what
   *     there is, or says the range of the argument
   */
  public static FeatureCodec parse(String name) throws UnknownCodecException {
    return NAMES.parse(name);
  }

  /**
   * All codecs, {@code native:trained} among them where there are priors.
   *
   * @param priors those of the model that the features come from
   */
  public static FeatureCodecRegistry withPriors(Optional<FeaturePriors> priors) {
    return names(priors)::parse;
  }

  /**
   * A codec of a name, to check the name before the priors are at hand: for {@code native:trained}
   * it is one without any.
   *
   * @throws UnknownCodecException if no model could have such a codec
   */
  public static FeatureCodec standIn(String name) throws UnknownCodecException {
    return name.equals(StrongCodec.TRAINED_NAME) ? new StrongCodec() : parse(name);
  }
}

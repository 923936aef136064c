package dev.narrows.codecs;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.UnknownCodecException;
import dev.narrows.feature.entropy.FastCodec;
import dev.narrows.feature.entropy.FeaturePriors;
import dev.narrows.feature.entropy.StrongCodec;
import dev.narrows.feature.naming.CodecFamily;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Narrows' own feature codecs, by name. A new profile is one more line here. */
final class NativeFeatureCodecs {
  private static final String FAMILY = "native";

  private static final List<Profile> PROFILES =
      List.of(
          new Profile(StrongCodec.NAME, priors -> new StrongCodec()),
          new Profile(FastCodec.NAME, priors -> new FastCodec()),
          new Profile(StrongCodec.TRAINED_NAME, NativeFeatureCodecs::trained));

  private NativeFeatureCodecs() {}

  /** Makes a profile's codec of the priors that are at hand. */
  @FunctionalInterface
  private interface Maker {
    FeatureCodec make(Optional<FeaturePriors> priors) throws UnknownCodecException;
  }

  /**
   * One way of coding.
   *
   * @param codec name of the codec, with the family's
   */
  private record Profile(String codec, Maker maker) {}

  /** The family; its name alone is the first profile. */
  static CodecFamily<FeatureCodec> family(Optional<FeaturePriors> priors) {
    return new CodecFamily<>(FAMILY, names(), argument -> make(argument, priors));
  }

  private static FeatureCodec make(String argument, Optional<FeaturePriors> priors)
      throws UnknownCodecException {
    if (argument == null) {
      return PROFILES.get(0).maker().make(priors);
    }
    for (Profile profile : PROFILES) {
      if (profile.codec().equals(FAMILY + ":" + argument)) {
        return profile.maker().make(priors);
      }
    }
    throw new UnknownCodecException(
        "codec " + FAMILY + ": expected one of " + names() + ", found '" + argument + "'");
  }

  private static FeatureCodec trained(Optional<FeaturePriors> priors) throws UnknownCodecException {
    if (priors.isEmpty()) {
      throw new UnknownCodecException(
          "codec " + StrongCodec.TRAINED_NAME + ": expected the priors of a model, found none");
    }
    return new StrongCodec(priors);
  }

  private static String names() {
    return PROFILES.stream().map(Profile::codec).collect(Collectors.joining(", "));
  }
}

package dev.narrows.codecs;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.UnknownCodecException;
import dev.narrows.feature.entropy.FastCodec;
import dev.narrows.feature.naming.CodecFamily;
import java.util.List;

/** Narrows' own feature codecs by name. A new profile is one more line here. */
final class NativeCodecs {
  private static final String NAME = "native";
  private static final List<FeatureCodec> PROFILES = List.of(new FastCodec());

  private NativeCodecs() {}

  static CodecFamily<FeatureCodec> family() {
    return new CodecFamily<>(
        NAME, String.join(", ", names()), argument -> profile(NAME + ":" + argument, argument));
  }

  private static FeatureCodec profile(String name, String argument) throws UnknownCodecException {
    for (FeatureCodec codec : PROFILES) {
      if (codec.name().equals(name)) {
        return codec;
      }
    }
    throw new UnknownCodecException(
        ("codec native: expected one of " + String.join(", ", names()) + ", found ")
            + (argument == null ? "no profile" : "'" + argument + "'"));
  }

  private static List<String> names() {
    return PROFILES.stream().map(FeatureCodec::name).toList();
  }
}

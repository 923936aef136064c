package dev.narrows.feature.independent;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.RawCodec;
import dev.narrows.feature.entropy.FastCodec;
import dev.narrows.feature.entropy.FeaturePriors;
import dev.narrows.feature.entropy.StrongCodec;
import java.util.Optional;

/** The codecs that the page describes in full. */
enum ReadableCodec {
  RAW,
  FAST,
  STRONG,
  TRAINED;

  FeatureCodec with(FeaturePriors priors) {
    return switch (this) {
      case RAW -> new RawCodec();
      case FAST -> new FastCodec();
      case STRONG -> new StrongCodec();
      case TRAINED -> new StrongCodec(Optional.of(priors));
    };
  }
}

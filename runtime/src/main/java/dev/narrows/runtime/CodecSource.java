package dev.narrows.runtime;

import dev.narrows.feature.FeatureCodecRegistry;
import dev.narrows.feature.entropy.FeaturePriors;
import java.util.Optional;

/**
 * Where a model's bitstreams find their codecs; {@code FeatureCodecs::withPriors} has all of them.
 */
@FunctionalInterface
public interface CodecSource {
  /**
   * The codecs for the features of a model.
   *
   * @param priors what the model knows of its features, if anything
   */
  FeatureCodecRegistry withPriors(Optional<FeaturePriors> priors);
}

package dev.narrows.feature;

/** Where a bitstream's reader finds the codec that it names. */
@FunctionalInterface
public interface FeatureCodecRegistry {
  /**
   * The codec of a name.
   *
   * @param name as {@link FeatureCodec#name} gives it
   * @throws UnknownCodecException if there is none
   */
  FeatureCodec codec(String name) throws UnknownCodecException;
}

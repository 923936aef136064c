package dev.narrows.cli.npy;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;

/** A tensor as NumPy keeps it: features, or symbols that are quantised already. */
public sealed interface NumpyArray {
  /** Channels, height and width. */
  FeatureShape shape();

  /**
   * Features.
   *
   * @param tensor 32-bit floats; NaN and infinity are possible
   */
  record Floats(FeatureTensor tensor) implements NumpyArray {
    @Override
    public FeatureShape shape() {
      return tensor.shape();
    }
  }

  /**
   * Unsigned integers.
   *
   * @param shape channels, height and width
   * @param bits 8 for {@code uint8}, 16 for {@code uint16}
   * @param values channel-major, each an unsigned value of so many bits; not copied
   */
  record Integers(FeatureShape shape, int bits, short[] values) implements NumpyArray {
    /**
     * @throws IllegalArgumentException if the depth is neither 8 nor 16 or the number of values is
     *     not that of the shape
     */
    public Integers {
      if ((bits != Byte.SIZE && bits != Short.SIZE) || values.length != shape.elements()) {
        throw new IllegalArgumentException(
            ("integers " + shape + ": expected 8 or 16 bits and a value for each element, found ")
                + (bits + " bits and " + values.length + " values"));
      }
    }
  }
}

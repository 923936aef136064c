package dev.narrows.feature;

/**
 * Features as integers: what a codec compresses.
 *
 * @param shape channels, height and width
 * @param bits depth, 1 to 16; symbols lie in [0, 2^bits)
 * @param range how to map symbols back to feature values
 * @param symbols the elements, channel-major, each an unsigned 16-bit value; not copied
 */
public record QuantizedTensor(FeatureShape shape, int bits, MinMaxRange range, short[] symbols) {
  /**
   * @throws IllegalArgumentException if the depth is out of range or the number of symbols is not
   *     that of the shape
   */
  public QuantizedTensor {
    if (bits < 1 || bits > 16) {
      throw new IllegalArgumentException("bit depth: expected 1 to 16, found " + bits);
    }
    if (symbols.length != shape.elements()) {
      throw new IllegalArgumentException(
          "quantised tensor "
              + shape
              + ": expected "
              + shape.elements()
              + " symbols, found "
              + symbols.length);
    }
  }
}

package dev.narrows.feature;

/**
 * The features of one picture: 32-bit floats in channel-major order, {@code values[(c·height +
 * y)·width + x]}.
 *
 * @param shape channels, height and width
 * @param values the elements; not copied, so the caller gives up the array
 */
public record FeatureTensor(FeatureShape shape, float[] values) {
  /**
   * @throws IllegalArgumentException if the number of values is not that of the shape
   */
  public FeatureTensor {
    if (values.length != shape.elements()) {
      throw new IllegalArgumentException(
          "feature tensor "
              + shape
              + ": expected "
              + shape.elements()
              + " values, found "
              + values.length);
    }
  }
}

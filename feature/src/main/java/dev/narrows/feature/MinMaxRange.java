package dev.narrows.feature;

/**
 * What a min–max quantiser needs to be undone: the smallest and the largest value of the tensor.
 *
 * @param min smallest value, finite
 * @param max largest value, finite, not below {@code min}
 */
public record MinMaxRange(float min, float max) {
  /**
   * @throws IllegalArgumentException if a bound is not finite or the bounds are in the wrong order
   */
  public MinMaxRange {
    if (!Float.isFinite(min) || !Float.isFinite(max) || min > max) {
      throw new IllegalArgumentException(
          "quantiser range: expected finite min <= max, found " + min + " and " + max);
    }
  }
}

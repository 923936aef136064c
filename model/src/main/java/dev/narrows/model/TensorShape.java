package dev.narrows.model;

/**
 * The shape of one picture or of its activations, {@code [channels][height][width]}.
 *
 * @param channels number of channels
 * @param height rows of each
 * @param width columns of each
 */
public record TensorShape(int channels, int height, int width) {
  /**
   * @throws IllegalArgumentException if a dimension is below 1
   */
  public TensorShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          ("tensor shape: expected positive dimensions, found " + channels)
              + ("x" + height + "x" + width));
    }
  }

  /** Number of elements. */
  public long elements() {
    return (long) channels * height * width;
  }

  @Override
  public String toString() {
    return channels + "x" + height + "x" + width;
  }
}

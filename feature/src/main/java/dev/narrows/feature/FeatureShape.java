package dev.narrows.feature;

/**
 * The shape of one feature tensor, {@code [channels][height][width]}.
 *
 * @param channels number of channels, at least 1
 * @param height rows of each channel, at least 1
 * @param width columns of each channel, at least 1
 */
public record FeatureShape(int channels, int height, int width) {
  /**
   * The most elements a tensor may have: 2^26, 256 mebibytes as 32-bit floats. It bounds what a
   * decoder allocates for a stream that lies about its shape.
   */
  public static final int MAX_ELEMENTS = 1 << 26;

  /**
   * @throws IllegalArgumentException if a dimension is below 1 or the product exceeds {@link
   *     #MAX_ELEMENTS}
   */
  public FeatureShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "feature shape: expected positive dimensions, found " + format(channels, height, width));
    }
    if ((long) channels * height > MAX_ELEMENTS
        || (long) channels * height * width > MAX_ELEMENTS) {
      throw new IllegalArgumentException(
          "feature shape: expected at most "
              + MAX_ELEMENTS
              + " elements, found "
              + format(channels, height, width));
    }
  }

  /** Number of elements: channels × height × width. */
  public int elements() {
    return channels * height * width;
  }

  /** Number of elements of one channel: height × width. */
  public int plane() {
    return height * width;
  }

  @Override
  public String toString() {
    return format(channels, height, width);
  }

  private static String format(int channels, int height, int width) {
    return channels + "x" + height + "x" + width;
  }
}

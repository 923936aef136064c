package dev.narrows.data;

/**
 * Width and height of a picture.
 *
 * @param width pixels a row, at least 1
 * @param height rows, at least 1
 */
public record PictureSize(int width, int height) {
  /**
   * @throws IllegalArgumentException if a side is below 1
   */
  public PictureSize {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "picture size: expected positive sides, found " + width + "x" + height);
    }
  }

  /** Number of pixels. */
  public int pixels() {
    return Math.multiplyExact(width, height);
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}

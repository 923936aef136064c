package dev.narrows.picture;

/**
 * A colour picture of 8 bits a channel.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param rgb red, green and blue interleaved, row by row: {@code rgb[3·(y·width + x) + channel]},
 *     each an unsigned byte; not copied
 */
public record Picture(int width, int height, byte[] rgb) {
  /** Bytes of a pixel. */
  public static final int CHANNELS = 3;

  /**
   * @throws IllegalArgumentException if a side is below 1 or the number of bytes is not that of the
   *     size
   */
  public Picture {
    if (width < 1 || height < 1 || rgb.length != (long) width * height * CHANNELS) {
      throw new IllegalArgumentException(
          "picture: expected positive sides and width x height x 3 bytes, found "
              + width
              + "x"
              + height
              + " and "
              + rgb.length
              + " bytes");
    }
  }

  void requireSides(String codec, int maxSide) throws PictureException {
    if (Math.max(width, height) > maxSide) {
      throw new PictureException(
          "codec "
              + codec
              + ": expected a picture of at most "
              + maxSide
              + " pixels a side, found "
              + width
              + "x"
              + height);
    }
  }
}

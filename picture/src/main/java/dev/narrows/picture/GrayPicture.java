package dev.narrows.picture;

/**
 * A picture of one channel: a tiled tensor, class ids or disparities.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param bits depth, 1 to 16; samples lie in [0, 2^bits)
 * @param samples row by row, {@code samples[y·width + x]}, each an unsigned 16-bit value; not
 *     copied
 */
public record GrayPicture(int width, int height, int bits, short[] samples) {
  /**
   * @throws IllegalArgumentException if a side is below 1, the depth is out of range or the number
   *     of samples is not that of the size
   */
  public GrayPicture {
    if (bits < 1 || bits > 16) {
      throw new IllegalArgumentException("bit depth: expected 1 to 16, found " + bits);
    }
    if (width < 1 || height < 1 || samples.length != (long) width * height) {
      throw new IllegalArgumentException(
          "gray picture: expected positive sides and width x height samples, found "
              + width
              + "x"
              + height
              + " and "
              + samples.length
              + " samples");
    }
  }

  /**
   * The same picture at another depth: black stays black, white stays white, what lies between is
   * rounded. Deepening and coming back is exact.
   *
   * @param depth the depth wanted, 1 to 16
   */
  public GrayPicture withBits(int depth) {
    if (depth == bits) {
      return this;
    }
    long white = (1L << bits) - 1;
    long newWhite = (1L << depth) - 1;
    short[] scaled = new short[samples.length];
    for (int i = 0; i < scaled.length; i++) {
      long sample = Short.toUnsignedLong(samples[i]);
      scaled[i] = (short) ((2 * sample * newWhite + white) / (2 * white));
    }
    return new GrayPicture(width, height, depth, scaled);
  }
}

package dev.narrows.data;

/**
 * Moves a picture and its maps by one affine transform, which is held as its inverse: pixel (x, y)
 * of the result is taken from (xx·x + xy·y + x0, yx·x + yy·y + y0) of the source, in coordinates
 * whose whole numbers are the centres of pixels.
 *
 * @param size width and height of source and result
 * @param scale the transform's zoom
 */
record AffineWarp(
    PictureSize size,
    double xx,
    double xy,
    double x0,
    double yx,
    double yy,
    double y0,
    double scale) {
  /** Weights of interpolation are whole multiples of 1/256, so that sums are exact. */
  private static final int ONE = 256;

  /**
   * The transform that mirrors left and right, rotates clockwise and zooms, all about the picture's
   * centre, and then shifts.
   *
   * @param radians angle
   * @param shiftX to the right, pixels
   * @param shiftY downwards, pixels
   */
  static AffineWarp about(
      PictureSize size,
      boolean mirrored,
      double radians,
      double scale,
      double shiftX,
      double shiftY) {
    double cosine = StrictMath.cos(radians) / scale;
    double sine = StrictMath.sin(radians) / scale;
    double side = mirrored ? -1 : 1;
    double centreX = (size.width() - 1) / 2.0;
    double centreY = (size.height() - 1) / 2.0;
    double fromX = centreX + shiftX;
    double fromY = centreY + shiftY;
    return new AffineWarp(
        size,
        side * cosine,
        side * sine,
        centreX - side * (cosine * fromX + sine * fromY),
        -sine,
        cosine,
        centreY - (cosine * fromY - sine * fromX),
        scale);
  }

  /** Moves an interleaved RGB picture: bilinear, mirrored at its borders. */
  byte[] picture(byte[] rgb) {
    int width = size.width();
    int height = size.height();
    byte[] result = new byte[rgb.length];
    int next = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double sourceX = xx * x + xy * y + x0;
        double sourceY = yx * x + yy * y + y0;
        int left = floor(sourceX);
        int top = floor(sourceY);
        int rightWeight = (int) ((sourceX - left) * ONE + 0.5);
        int lowerWeight = (int) ((sourceY - top) * ONE + 0.5);
        int column = 3 * mirror(left, width);
        int nextColumn = 3 * mirror(left + 1, width);
        int row = 3 * width * mirror(top, height);
        int nextRow = 3 * width * mirror(top + 1, height);
        for (int channel = 0; channel < 3; channel++) {
          int upper =
              (rgb[row + column + channel] & 0xFF) * (ONE - rightWeight)
                  + (rgb[row + nextColumn + channel] & 0xFF) * rightWeight;
          int lower =
              (rgb[nextRow + column + channel] & 0xFF) * (ONE - rightWeight)
                  + (rgb[nextRow + nextColumn + channel] & 0xFF) * rightWeight;
          int sum = upper * (ONE - lowerWeight) + lower * lowerWeight;
          result[next++] = (byte) ((sum + ONE * ONE / 2) / (ONE * ONE));
        }
      }
    }
    return result;
  }

  /** Moves labels: the nearest one, {@link Sample#IGNORE} outside. */
  byte[] labels(byte[] labels) {
    byte[] result = new byte[labels.length];
    for (int i = 0; i < result.length; i++) {
      int source = nearest(i);
      result[i] = source < 0 ? Sample.IGNORE : labels[source];
    }
    return result;
  }

  /** Moves disparities: the nearest one times the zoom, 0 outside. */
  float[] disparity(float[] disparity) {
    float[] result = new float[disparity.length];
    for (int i = 0; i < result.length; i++) {
      int source = nearest(i);
      result[i] = source < 0 ? 0 : (float) (disparity[source] * scale);
    }
    return result;
  }

  /** Index of the source pixel nearest to where a pixel comes from, or −1 outside. */
  private int nearest(int index) {
    int x = index % size.width();
    int y = index / size.width();
    int column = floor(xx * x + xy * y + x0 + 0.5);
    int row = floor(yx * x + yy * y + y0 + 0.5);
    boolean inside = column >= 0 && column < size.width() && row >= 0 && row < size.height();
    return inside ? row * size.width() + column : -1;
  }

  /** Continues 0, 1, …, n − 1 as n − 1, …, 1, 0, 0, 1, … in both directions. */
  private static int mirror(int index, int length) {
    if (index >= 0 && index < length) {
      return index;
    }
    int place = Math.floorMod(index, 2 * length);
    return place < length ? place : 2 * length - 1 - place;
  }

  private static int floor(double value) {
    int truncated = (int) value;
    return truncated > value ? truncated - 1 : truncated;
  }
}

package dev.narrows.data;

/**
 * Resizes maps whose values must not be mixed. A pixel takes the value of the source pixel under
 * its centre.
 */
final class NearestResampler {
  private NearestResampler() {}

  /**
   * Resizes label ids.
   *
   * @return the same array if the sizes are equal
   */
  static byte[] resizeLabels(byte[] labels, PictureSize from, PictureSize to) {
    if (from.equals(to)) {
      return labels;
    }
    int[] columns = centres(from.width(), to.width());
    byte[] result = new byte[to.pixels()];
    int next = 0;
    for (int row : centres(from.height(), to.height())) {
      for (int column : columns) {
        result[next++] = labels[row * from.width() + column];
      }
    }
    return result;
  }

  /**
   * Resizes disparities; their unit stays. Where the source pixel under the centre is unknown (0),
   * the nearest known one that the resized pixel touches is taken.
   *
   * @return the same array if the sizes are equal
   */
  static float[] resizeDisparity(float[] disparity, PictureSize from, PictureSize to) {
    if (from.equals(to)) {
      return disparity;
    }
    int[] columns = centres(from.width(), to.width());
    int[] rows = centres(from.height(), to.height());
    float[] result = new float[to.pixels()];
    for (int y = 0; y < to.height(); y++) {
      for (int x = 0; x < to.width(); x++) {
        float value = disparity[rows[y] * from.width() + columns[x]];
        result[y * to.width() + x] = value > 0 ? value : nearestKnown(disparity, from, to, x, y);
      }
    }
    return result;
  }

  private static float nearestKnown(
      float[] disparity, PictureSize from, PictureSize to, int x, int y) {
    double centreX = (x + 0.5) * from.width() / to.width() - 0.5;
    double centreY = (y + 0.5) * from.height() / to.height() - 0.5;
    double nearest = Double.POSITIVE_INFINITY;
    float value = 0;
    for (int row = start(y, from.height(), to.height());
        row < end(y, from.height(), to.height());
        row++) {
      for (int column = start(x, from.width(), to.width());
          column < end(x, from.width(), to.width());
          column++) {
        float candidate = disparity[row * from.width() + column];
        double distance =
            (row - centreY) * (row - centreY) + (column - centreX) * (column - centreX);
        if (candidate > 0 && distance < nearest) {
          nearest = distance;
          value = candidate;
        }
      }
    }
    return value;
  }

  private static int[] centres(int from, int to) {
    int[] centres = new int[to];
    for (int i = 0; i < to; i++) {
      centres[i] = (int) ((2L * i + 1) * from / (2L * to));
    }
    return centres;
  }

  /** The first source pixel that a resized pixel touches. */
  private static int start(int i, int from, int to) {
    return (int) ((long) i * from / to);
  }

  /** The source pixel after the last that a resized pixel touches. */
  private static int end(int i, int from, int to) {
    return (int) (((i + 1L) * from + to - 1) / to);
  }
}

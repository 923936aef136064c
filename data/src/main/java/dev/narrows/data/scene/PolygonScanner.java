package dev.narrows.data.scene;

/** Finds the rays of a grid that meet a convex polygon, after clipping it at the near plane. */
final class PolygonScanner {
  /** Nothing nearer than this is drawn, in metres. */
  static final double NEAR = 0.3;

  private static final int CAPACITY = 64;

  private final Projection projection;
  private final double[] x = new double[CAPACITY];
  private final double[] y = new double[CAPACITY];
  private int count;

  PolygonScanner(Projection projection) {
    this.projection = projection;
  }

  /** Receives the rays of one row. */
  @FunctionalInterface
  interface Row {
    /** Rays {@code first} to {@code last}, both included, of a row. */
    void fill(int row, int first, int last);
  }

  /**
   * Scans a polygon.
   *
   * @param corners x, y, z of each, in the camera's axes
   * @param rows receives every row that the polygon meets
   */
  void scan(double[] corners, Row rows) {
    project(corners);
    if (count < 3) {
      return;
    }
    double top = y[0];
    double bottom = y[0];
    for (int k = 1; k < count; k++) {
      top = Math.min(top, y[k]);
      bottom = Math.max(bottom, y[k]);
    }
    int firstRow = (int) Math.max(0, Math.ceil(top));
    int lastRow = (int) Math.min(projection.height() - 1, Math.ceil(bottom) - 1);
    for (int row = firstRow; row <= lastRow; row++) {
      scanRow(row, rows);
    }
  }

  private void scanRow(int row, Row rows) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    int previous = count - 1;
    for (int k = 0; k < count; k++) {
      double from = y[previous];
      double to = y[k];
      if ((from <= row) != (to <= row)) {
        double crossing = x[previous] + (row - from) / (to - from) * (x[k] - x[previous]);
        left = Math.min(left, crossing);
        right = Math.max(right, crossing);
      }
      previous = k;
    }
    int first = (int) Math.max(0, Math.ceil(left));
    int last = (int) Math.min(projection.width() - 1, Math.ceil(right) - 1);
    if (first <= last) {
      rows.fill(row, first, last);
    }
  }

  private void project(double[] corners) {
    count = 0;
    int length = corners.length;
    int previous = length - 3;
    for (int k = 0; k < length; k += 3) {
      double fromZ = corners[previous + 2];
      double toZ = corners[k + 2];
      if ((fromZ < NEAR) != (toZ < NEAR)) {
        double share = (NEAR - fromZ) / (toZ - fromZ);
        append(
            corners[previous] + share * (corners[k] - corners[previous]),
            corners[previous + 1] + share * (corners[k + 1] - corners[previous + 1]),
            NEAR);
      }
      if (toZ >= NEAR) {
        append(corners[k], corners[k + 1], toZ);
      }
      previous = k;
    }
  }

  private void append(double cameraX, double cameraY, double cameraZ) {
    double scale = projection.focal() / cameraZ;
    x[count] = projection.centreX() + scale * cameraX;
    y[count] = projection.centreY() + scale * cameraY;
    count++;
  }
}

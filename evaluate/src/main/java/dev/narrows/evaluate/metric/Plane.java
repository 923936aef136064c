package dev.narrows.evaluate.metric;

/**
 * One colour channel of a picture with the two filters that structural similarity needs.
 *
 * @param height rows
 * @param width columns
 * @param values row-major
 */
record Plane(int height, int width, double[] values) {
  /** Channel {@code channel} of a channel-major picture, clamped to [0,1]. */
  static Plane channel(float[] picture, int channel, int height, int width) {
    double[] values = new double[height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.min(1, Math.max(0, (double) picture[channel * values.length + i]));
    }
    return new Plane(height, width, values);
  }

  /** Value by value, the product of two planes of one size. */
  Plane times(Plane other) {
    double[] product = new double[values.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = values[i] * other.values[i];
    }
    return new Plane(height, width, product);
  }

  /** Correlation with a symmetric kernel in both directions, where the kernel fits wholly. */
  Plane filter(double[] kernel) {
    return filterRows(kernel).filterColumns(kernel);
  }

  /** Half the size: means of 2×2 values; an odd last row or column is left out. */
  Plane halve() {
    int rows = height / 2;
    int columns = width / 2;
    double[] means = new double[rows * columns];
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        int at = 2 * y * width + 2 * x;
        means[y * columns + x] =
            (values[at] + values[at + 1] + values[at + width] + values[at + width + 1]) / 4;
      }
    }
    return new Plane(rows, columns, means);
  }

  private Plane filterRows(double[] kernel) {
    int columns = width - kernel.length + 1;
    double[] sums = new double[height * columns];
    for (int y = 0; y < height; y++) {
      for (int k = 0; k < kernel.length; k++) {
        for (int x = 0; x < columns; x++) {
          sums[y * columns + x] += kernel[k] * values[y * width + x + k];
        }
      }
    }
    return new Plane(height, columns, sums);
  }

  private Plane filterColumns(double[] kernel) {
    int rows = height - kernel.length + 1;
    double[] sums = new double[rows * width];
    for (int y = 0; y < rows; y++) {
      for (int k = 0; k < kernel.length; k++) {
        for (int x = 0; x < width; x++) {
          sums[y * width + x] += kernel[k] * values[(y + k) * width + x];
        }
      }
    }
    return new Plane(rows, width, sums);
  }
}

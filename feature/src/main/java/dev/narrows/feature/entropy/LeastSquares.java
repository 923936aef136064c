package dev.narrows.feature.entropy;

import java.util.List;

/** Linear regression with a little ridge, by the normal equations. */
final class LeastSquares {
  private static final double RIDGE = 1e-3;
  private static final double FLOOR = 1e-6;

  private LeastSquares() {}

  /**
   * The weights with which the inputs come nearest to the target.
   *
   * @param inputs as long as the target each
   */
  static double[] solve(List<float[]> inputs, float[] target) {
    int n = inputs.size();
    double[][] a = new double[n][n + 1];
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        a[i][j] = product(inputs.get(i), inputs.get(j));
        a[j][i] = a[i][j];
      }
      a[i][n] = product(inputs.get(i), target);
    }
    for (int i = 0; i < n; i++) {
      a[i][i] += RIDGE * a[i][i] + FLOOR * target.length;
    }
    eliminate(a);
    double[] weights = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = a[i][n];
      for (int j = i + 1; j < n; j++) {
        sum -= a[i][j] * weights[j];
      }
      weights[i] = sum / a[i][i];
    }
    return weights;
  }

  /** Positive definite, so that no pivot is zero. */
  private static void eliminate(double[][] a) {
    int n = a.length;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double factor = a[j][i] / a[i][i];
        for (int k = i; k <= n; k++) {
          a[j][k] -= factor * a[i][k];
        }
      }
    }
  }

  /** What the weights leave of the target. */
  static float[] rest(List<float[]> inputs, double[] weights, float[] target) {
    float[] rest = target.clone();
    for (int k = 0; k < weights.length; k++) {
      float[] input = inputs.get(k);
      float weight = (float) weights[k];
      for (int i = 0; i < rest.length; i++) {
        rest[i] -= weight * input[i];
      }
    }
    return rest;
  }

  static double product(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}

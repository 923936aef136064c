package dev.narrows.feature.quantize;

import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.NonFiniteFeatureException;
import java.util.Arrays;

/**
 * How the features of a tensor are distributed: points in rising order, each the mean of some
 * features and weighted by their number. The ends, where a clipping quantiser decides, are resolved
 * feature by feature, the middle in about a thousand points, and features of one value are one
 * point.
 *
 * @param points means, strictly rising
 * @param weights numbers of features, in the same order
 * @param count of all features
 */
record Distribution(double[] points, double[] weights, int count) {
  private static final int MIDDLE_POINTS = 1024;

  /** Toward the ends a point stands for this part of the features beyond it. */
  private static final int TAIL_PART = 128;

  /** The distribution of a tensor's features. */
  static Distribution of(FeatureTensor tensor) throws NonFiniteFeatureException {
    TensorRange.of(tensor);
    float[] sorted = tensor.values().clone();
    Arrays.sort(sorted);
    double[] points = new double[sorted.length];
    double[] weights = new double[sorted.length];
    int size = 0;
    int from = 0;
    while (from < sorted.length) {
      int beyond = Math.min(from, sorted.length - 1 - from);
      int wanted = Math.min(beyond / TAIL_PART, sorted.length / MIDDLE_POINTS);
      int to = Math.min(sorted.length, from + Math.max(1, wanted));
      // Zeros of both signs are one value.
      while (to < sorted.length && sorted[to] == sorted[to - 1]) {
        to++;
      }
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += sorted[i];
      }
      // Of one value, the value itself: a mean may be rounded off it.
      points[size] = sorted[from] == sorted[to - 1] ? sorted[from] : sum / (to - from);
      weights[size++] = to - from;
      from = to;
    }
    return new Distribution(
        Arrays.copyOf(points, size), Arrays.copyOf(weights, size), sorted.length);
  }

  int size() {
    return points.length;
  }

  double min() {
    return points[0];
  }

  double max() {
    return points[points.length - 1];
  }

  /** The point with half of the features at or below it. */
  double median() {
    double below = 0;
    for (int i = 0; i < points.length; i++) {
      below += weights[i];
      if (2 * below >= count) {
        return points[i];
      }
    }
    return max();
  }

  /** Sum of the squared errors of evenly spread levels from {@code low} to {@code high}. */
  double squaredError(double low, double high, int bits) {
    double step = (high - low) / ((1 << bits) - 1);
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      double level = low + step * TensorRange.symbol(points[i], low, high - low, bits);
      double error = points[i] - level;
      sum += weights[i] * error * error;
    }
    return sum;
  }
}

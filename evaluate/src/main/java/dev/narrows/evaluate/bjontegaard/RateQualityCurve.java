package dev.narrows.evaluate.bjontegaard;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Points of one curve in the order of their quality, with one point for each quality. */
final class RateQualityCurve {
  private final double[] qualities;
  private final double[] logRates;
  private final boolean monotone;

  /** Points of equal quality become one, whose log rate is their mean. */
  RateQualityCurve(List<RateQuality> points) {
    List<RateQuality> sorted =
        points.stream().sorted(Comparator.comparingDouble(RateQuality::quality)).toList();
    double[] quality = new double[sorted.size()];
    double[] logRate = new double[sorted.size()];
    int distinct = 0;
    for (int i = 0; i < sorted.size(); ) {
      double value = sorted.get(i).quality();
      double sum = 0;
      int same = 0;
      for (; i < sorted.size() && sorted.get(i).quality() == value; i++, same++) {
        sum += StrictMath.log(sorted.get(i).rate());
      }
      quality[distinct] = value;
      logRate[distinct] = sum / same;
      distinct++;
    }
    qualities = Arrays.copyOf(quality, distinct);
    logRates = Arrays.copyOf(logRate, distinct);
    monotone = distinct == points.size() && isRising(logRates);
  }

  int size() {
    return qualities.length;
  }

  double lowest() {
    return qualities[0];
  }

  double highest() {
    return qualities[qualities.length - 1];
  }

  double length() {
    return highest() - lowest();
  }

  boolean monotone() {
    return monotone;
  }

  double meanLogRate(Interpolation interpolation, double from, double to) {
    return interpolation.fit(qualities, logRates).integral(from, to) / (to - from);
  }

  private static boolean isRising(double[] values) {
    for (int i = 1; i < values.length; i++) {
      if (values[i] <= values[i - 1]) {
        return false;
      }
    }
    return true;
  }
}

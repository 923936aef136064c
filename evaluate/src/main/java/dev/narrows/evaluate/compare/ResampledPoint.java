package dev.narrows.evaluate.compare;

import dev.narrows.evaluate.Accuracy;
import dev.narrows.evaluate.Metric;
import dev.narrows.evaluate.RatePoint;
import dev.narrows.evaluate.bjontegaard.RateQuality;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a point becomes under each draw of its pictures.
 *
 * @param bytes mean size of a picture, by draw
 * @param qualities by draw; NaN where the draw has no such metric
 */
record ResampledPoint(double[] bytes, Map<Metric, double[]> qualities) {
  /** A point before it has been drawn. */
  static ResampledPoint of(int draws) {
    Map<Metric, double[]> qualities = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      qualities.put(metric, new double[draws]);
    }
    return new ResampledPoint(new double[draws], qualities);
  }

  /**
   * Sets a draw.
   *
   * @param times how often each of the point's pictures is in it
   */
  void set(int draw, RatePoint point, int[] times) {
    long all = 0;
    for (int i = 0; i < times.length; i++) {
      all += times[i] * point.pictures().get(i).bytes();
    }
    bytes[draw] = (double) all / times.length;
    Accuracy accuracy = Accuracy.of(point.pictures(), times);
    qualities.forEach(
        (metric, values) -> {
          double value = metric.of(accuracy).orElse(Double.NaN);
          values[draw] = metric.quality(value);
        });
  }

  /** A draw's rate and quality, if it has the metric. */
  Optional<RateQuality> quality(Metric metric, int draw) {
    double quality = qualities.get(metric)[draw];
    return Double.isNaN(quality)
        ? Optional.empty()
        : Optional.of(new RateQuality(bytes[draw], quality));
  }
}

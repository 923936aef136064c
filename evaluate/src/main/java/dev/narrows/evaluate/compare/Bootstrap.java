package dev.narrows.evaluate.compare;

import dev.narrows.evaluate.Accuracy;
import dev.narrows.evaluate.Metric;
import dev.narrows.evaluate.PictureResult;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import dev.narrows.evaluate.bjontegaard.Bjontegaard;
import dev.narrows.evaluate.bjontegaard.BjontegaardException;
import dev.narrows.evaluate.bjontegaard.Interpolation;
import dev.narrows.evaluate.bjontegaard.RateQuality;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * How much a Bjøntegaard rate depends on the pictures that happen to be in the set: the percentile
 * bootstrap of Efron, "Bootstrap methods", Ann. Statist. 1979. Pictures are drawn with replacement,
 * the same ones for both curves; rates and set metrics are computed anew from each draw.
 *
 * @param resamples number of draws, at least 40
 * @param seed of the draws; the same seed gives the same interval on every machine
 */
public record Bootstrap(int resamples, long seed) {
  /** A thousand draws from a fixed seed. */
  public static final Bootstrap STANDARD = new Bootstrap(1000, 20190501);

  /** Of the draws, at least this share must give a rate; else there is no interval. */
  private static final double REQUIRED_SHARE = 0.95;

  /**
   * @throws IllegalArgumentException if there are too few draws for a 95 % interval
   */
  public Bootstrap {
    if (resamples < 40) {
      throw new IllegalArgumentException(
          "bootstrap: expected 40 draws or more, found " + resamples);
    }
  }

  /**
   * The intervals of the rates of some metrics by every interpolation.
   *
   * @param metrics that both curves have
   * @return no entry where too many draws give no rate; nothing at all if the curves do not hold
   *     the results of the same pictures
   */
  Map<Metric, Map<Interpolation, Interval>> intervals(
      RateCurve anchor, RateCurve test, List<Metric> metrics) {
    Optional<List<String>> names = pictures(anchor);
    Map<Metric, Map<Interpolation, Interval>> intervals = new EnumMap<>(Metric.class);
    if (names.isEmpty() || !names.equals(pictures(test))) {
      return intervals;
    }
    Map<Metric, Map<Interpolation, List<Double>>> samples =
        sample(anchor, test, metrics, names.get().size());
    samples.forEach(
        (metric, byInterpolation) ->
            byInterpolation.forEach(
                (interpolation, percents) ->
                    interval(percents)
                        .ifPresent(
                            interval ->
                                intervals
                                    .computeIfAbsent(
                                        metric, m -> new EnumMap<>(Interpolation.class))
                                    .put(interpolation, interval))));
    return intervals;
  }

  private Map<Metric, Map<Interpolation, List<Double>>> sample(
      RateCurve anchor, RateCurve test, List<Metric> metrics, int pictures) {
    Map<Metric, Map<Interpolation, List<Double>>> samples = new EnumMap<>(Metric.class);
    Random random = new Random(seed);
    for (int draw = 0; draw < resamples; draw++) {
      int[] times = new int[pictures];
      for (int i = 0; i < pictures; i++) {
        times[random.nextInt(pictures)]++;
      }
      List<Resampled> anchorPoints = resample(anchor, times);
      List<Resampled> testPoints = resample(test, times);
      for (Metric metric : metrics) {
        for (Interpolation interpolation : Interpolation.values()) {
          List<Double> percents =
              samples
                  .computeIfAbsent(metric, m -> new EnumMap<>(Interpolation.class))
                  .computeIfAbsent(interpolation, i -> new ArrayList<>());
          rate(anchorPoints, testPoints, metric, interpolation).ifPresent(percents::add);
        }
      }
    }
    return samples;
  }

  private static OptionalDouble rate(
      List<Resampled> anchor, List<Resampled> test, Metric metric, Interpolation interpolation) {
    try {
      return OptionalDouble.of(
          Bjontegaard.rate(qualities(anchor, metric), qualities(test, metric), interpolation)
              .percent());
    } catch (BjontegaardException e) {
      // A draw whose curves do not meet; the share of such draws decides whether there is an
      // interval.
      return OptionalDouble.empty();
    }
  }

  private static List<RateQuality> qualities(List<Resampled> points, Metric metric) {
    List<RateQuality> qualities = new ArrayList<>();
    for (Resampled point : points) {
      metric
          .of(point.accuracy())
          .ifPresent(value -> qualities.add(new RateQuality(point.bytes(), metric.quality(value))));
    }
    return qualities;
  }

  private static List<Resampled> resample(RateCurve curve, int[] times) {
    List<Resampled> points = new ArrayList<>();
    for (RatePoint point : curve.points()) {
      long bytes = 0;
      for (int i = 0; i < times.length; i++) {
        bytes += times[i] * point.pictures().get(i).bytes();
      }
      points.add(
          new Resampled((double) bytes / times.length, Accuracy.of(point.pictures(), times)));
    }
    return points;
  }

  private Optional<Interval> interval(List<Double> percents) {
    if (percents.size() < REQUIRED_SHARE * resamples) {
      return Optional.empty();
    }
    double[] sorted = percents.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return Optional.of(new Interval(percentile(sorted, 0.025), percentile(sorted, 0.975)));
  }

  private static double percentile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  /** The names of the pictures that every point of a curve has results of. */
  private static Optional<List<String>> pictures(RateCurve curve) {
    List<List<String>> names =
        curve.points().stream()
            .map(point -> point.pictures().stream().map(PictureResult::picture).toList())
            .distinct()
            .toList();
    return names.size() == 1 && !names.get(0).isEmpty()
        ? Optional.of(names.get(0))
        : Optional.empty();
  }

  private record Resampled(double bytes, Accuracy accuracy) {}
}

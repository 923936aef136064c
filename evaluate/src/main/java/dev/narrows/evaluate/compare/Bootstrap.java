package dev.narrows.evaluate.compare;

import dev.narrows.evaluate.Metric;
import dev.narrows.evaluate.PictureResult;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import dev.narrows.evaluate.bjontegaard.Bjontegaard;
import dev.narrows.evaluate.bjontegaard.BjontegaardException;
import dev.narrows.evaluate.bjontegaard.Interpolation;
import dev.narrows.evaluate.bjontegaard.RateQuality;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How much a Bjøntegaard rate depends on the pictures that happen to be in the set: the percentile
 * bootstrap of Efron, "Bootstrap methods", Ann. Statist. 1979. Pictures are drawn with replacement,
 * the same ones for both curves; rates and set metrics are computed anew from each draw.
 *
 * <p>What a point becomes under the draws is kept for the next comparison: one bootstrap serves all
 * comparisons of a report, in one thread.
 */
public final class Bootstrap {
  private static final int FEWEST = 40;

  /** Of the draws, at least this share must give a rate; else there is no interval. */
  private static final double REQUIRED_SHARE = 0.95;

  private final int resamples;
  private final long seed;
  private final IdentityHashMap<RatePoint, ResampledPoint> points = new IdentityHashMap<>();

  /**
   * @param resamples number of draws, at least 40
   * @param seed of the draws; the same seed gives the same interval on every machine
   * @throws IllegalArgumentException if there are too few draws for a 95 % interval
   */
  public Bootstrap(int resamples, long seed) {
    if (resamples < FEWEST) {
      throw new IllegalArgumentException(
          "bootstrap: expected " + FEWEST + " draws or more, found " + resamples);
    }
    this.resamples = resamples;
    this.seed = seed;
  }

  /** A thousand draws from a fixed seed. */
  public static Bootstrap standard() {
    return new Bootstrap(1000, 20190501);
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
    List<ResampledPoint> anchorPoints = resampled(anchor);
    List<ResampledPoint> testPoints = resampled(test);
    for (Metric metric : metrics) {
      Map<Interpolation, Interval> known = new EnumMap<>(Interpolation.class);
      for (Interpolation interpolation : Interpolation.values()) {
        interval(percents(anchorPoints, testPoints, metric, interpolation))
            .ifPresent(interval -> known.put(interpolation, interval));
      }
      if (!known.isEmpty()) {
        intervals.put(metric, known);
      }
    }
    return intervals;
  }

  private List<ResampledPoint> resampled(RateCurve curve) {
    return curve.points().stream()
        .map(point -> points.computeIfAbsent(point, this::resample))
        .toList();
  }

  private ResampledPoint resample(RatePoint point) {
    int pictures = point.pictures().size();
    Random random = new Random(seed);
    ResampledPoint resampled = ResampledPoint.of(resamples);
    for (int draw = 0; draw < resamples; draw++) {
      int[] times = new int[pictures];
      for (int i = 0; i < pictures; i++) {
        times[random.nextInt(pictures)]++;
      }
      resampled.set(draw, point, times);
    }
    return resampled;
  }

  /** The rate of each draw whose curves meet; how many do decides whether there is an interval. */
  private double[] percents(
      List<ResampledPoint> anchor,
      List<ResampledPoint> test,
      Metric metric,
      Interpolation interpolation) {
    return IntStream.range(0, resamples)
        .mapToObj(
            draw ->
                rate(qualities(anchor, metric, draw), qualities(test, metric, draw), interpolation))
        .flatMapToDouble(OptionalDouble::stream)
        .toArray();
  }

  private static OptionalDouble rate(
      List<RateQuality> anchor, List<RateQuality> test, Interpolation interpolation) {
    try {
      return OptionalDouble.of(Bjontegaard.rate(anchor, test, interpolation).percent());
    } catch (BjontegaardException e) {
      return OptionalDouble.empty();
    }
  }

  private static List<RateQuality> qualities(List<ResampledPoint> points, Metric metric, int draw) {
    return points.stream().flatMap(point -> point.quality(metric, draw).stream()).toList();
  }

  private Optional<Interval> interval(double[] percents) {
    if (percents.length < REQUIRED_SHARE * resamples) {
      return Optional.empty();
    }
    double[] sorted = DoubleStream.of(percents).sorted().toArray();
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
}

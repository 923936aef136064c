package dev.narrows.evaluate.compare;

import dev.narrows.evaluate.Metric;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.bjontegaard.Bjontegaard;
import dev.narrows.evaluate.bjontegaard.BjontegaardException;
import dev.narrows.evaluate.bjontegaard.BjontegaardRate;
import dev.narrows.evaluate.bjontegaard.Interpolation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One curve against another.
 *
 * @param anchor name of the curve that counts as 100 %
 * @param test name of the curve that is judged
 * @param rows one for each metric that both curves have
 */
public record CurveComparison(String anchor, String test, List<Row> rows) {
  private static final double REQUIRED_COVERAGE = 0.5;

  /** Cubic and PCHIP may differ by so many percentage points, */
  private static final double ALLOWED_POINTS = 5;

  /** or by this share of the rate. */
  private static final double ALLOWED_SHARE = 0.25;

  /** Copies the list. */
  public CurveComparison {
    rows = List.copyOf(rows);
  }

  /**
   * The comparison by one metric.
   *
   * @param rates by interpolation, in the order of their declaration; an interpolation that cannot
   *     compare the curves is missing
   * @param intervals over the pictures; missing where they are unknown
   * @param remarks reasons to doubt a rate, and why a rate is missing
   */
  public record Row(
      Metric metric,
      Map<Interpolation, BjontegaardRate> rates,
      Map<Interpolation, Interval> intervals,
      List<String> remarks) {
    /** Copies the collections. */
    public Row {
      rates = copy(rates);
      intervals = copy(intervals);
      remarks = List.copyOf(remarks);
    }

    /** The rate by an interpolation. */
    public Optional<BjontegaardRate> rate(Interpolation interpolation) {
      return Optional.ofNullable(rates.get(interpolation));
    }

    /**
     * Whether the number can stand for the curves: the cubic and PCHIP give much the same, so that
     * it does not hang on what is assumed between the points, and it covers at least half of the
     * shorter curve.
     */
    public boolean telling() {
      return rate(Interpolation.CUBIC).isPresent()
          && rate(Interpolation.CUBIC).get().coverage() >= REQUIRED_COVERAGE
          && disagreement().isEmpty();
    }

    /** What to say if the cubic and PCHIP do not give much the same. */
    private Optional<String> disagreement() {
      if (!rates.containsKey(Interpolation.CUBIC) || !rates.containsKey(Interpolation.PCHIP)) {
        return Optional.empty();
      }
      double cubic = rates.get(Interpolation.CUBIC).percent();
      double pchip = rates.get(Interpolation.PCHIP).percent();
      double allowed = Math.max(ALLOWED_POINTS, ALLOWED_SHARE * Math.abs(pchip));
      return Math.abs(cubic - pchip) <= allowed
          ? Optional.empty()
          : Optional.of("the interpolations disagree");
    }

    /** The interval of the rate by an interpolation. */
    public Optional<Interval> interval(Interpolation interpolation) {
      return Optional.ofNullable(intervals.get(interpolation));
    }

    private static <V> Map<Interpolation, V> copy(Map<Interpolation, V> map) {
      Map<Interpolation, V> copy = new EnumMap<>(Interpolation.class);
      copy.putAll(map);
      return Collections.unmodifiableMap(copy);
    }
  }

  /**
   * Compares two curves by every metric that both have. Where both hold the results of the same
   * pictures, each rate gets an interval.
   */
  public static CurveComparison of(RateCurve anchor, RateCurve test, Bootstrap bootstrap) {
    List<Metric> metrics = common(anchor, test);
    Map<Metric, Map<Interpolation, Interval>> intervals =
        bootstrap.intervals(anchor, test, metrics);
    return new CurveComparison(
        anchor.name(),
        test.name(),
        metrics.stream()
            .map(metric -> row(anchor, test, metric, intervals.getOrDefault(metric, Map.of())))
            .toList());
  }

  /**
   * The same, by each metric over the points that a sender would choose for it, as {@link
   * RateCurve#frontier} finds them.
   */
  public static CurveComparison ofFrontiers(RateCurve anchor, RateCurve test, Bootstrap bootstrap) {
    List<Row> rows = new ArrayList<>();
    for (Metric metric : common(anchor, test)) {
      RateCurve from = anchor.frontier(metric);
      RateCurve to = test.frontier(metric);
      Map<Interpolation, Interval> intervals =
          bootstrap.intervals(from, to, List.of(metric)).getOrDefault(metric, Map.of());
      rows.add(row(from, to, metric, intervals));
    }
    return new CurveComparison(anchor.name(), test.name(), rows);
  }

  private static List<Metric> common(RateCurve anchor, RateCurve test) {
    return Stream.of(Metric.values()).filter(m -> anchor.has(m) && test.has(m)).toList();
  }

  /** This comparison with the rows of another in place of its own, where that one has some. */
  public CurveComparison withRowsOf(CurveComparison other) {
    return new CurveComparison(
        anchor, test, rows.stream().map(row -> other.row(row.metric()).orElse(row)).toList());
  }

  /** The comparison by a metric. */
  public Optional<Row> row(Metric metric) {
    return rows.stream().filter(row -> row.metric() == metric).findFirst();
  }

  private static Row row(
      RateCurve anchor, RateCurve test, Metric metric, Map<Interpolation, Interval> intervals) {
    Map<Interpolation, BjontegaardRate> rates = new EnumMap<>(Interpolation.class);
    Map<Interpolation, Interval> known = new EnumMap<>(Interpolation.class);
    Set<String> remarks = new LinkedHashSet<>();
    for (Interpolation interpolation : Interpolation.values()) {
      try {
        BjontegaardRate rate =
            Bjontegaard.rate(anchor.qualities(metric), test.qualities(metric), interpolation);
        rates.put(interpolation, rate);
        remarks.addAll(rate.warnings());
        Optional.ofNullable(intervals.get(interpolation))
            .ifPresent(interval -> known.put(interpolation, interval));
      } catch (BjontegaardException e) {
        remarks.add(e.getMessage());
      }
    }
    Row row = new Row(metric, rates, known, List.copyOf(remarks));
    row.disagreement().ifPresent(remarks::add);
    return new Row(metric, rates, known, List.copyOf(remarks));
  }
}

package dev.narrows.evaluate.report;

import dev.narrows.evaluate.Metric;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import dev.narrows.evaluate.report.chart.Axis;
import dev.narrows.evaluate.report.chart.LineChart;
import dev.narrows.evaluate.report.chart.Marker;
import dev.narrows.evaluate.report.chart.Series;
import dev.narrows.evaluate.report.text.Html;
import dev.narrows.evaluate.report.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Rate against accuracy: one chart for each metric, all curves in each. */
final class CurvesSection {
  private static final int MANY_MODELS = 4;

  private CurvesSection() {}

  static String html(Analysis analysis) {
    boolean closeUps =
        many(analysis)
            || (!analysis.features().isEmpty()
                && analysis.features().size() < analysis.curves().size());
    StringBuilder charts = new StringBuilder();
    for (Metric metric : analysis.metrics()) {
      charts.append(figure(analysis, metric, closeUps));
    }
    if (charts.isEmpty()) {
      return "";
    }
    return Html.section(
        "curves",
        "Rate against accuracy",
        "Up and to the left is better. Bytes are the mean size of what is sent for one picture, side"
            + " information included. Thin dotted lines: a model with features that are neither"
            + " quantised nor compressed. Click a name to hide its curve."
            + (many(analysis) ? " The close-up leaves out points far below most others." : ""),
        legend(analysis, closeUps) + "<div class=\"charts\">" + charts + "</div>");
  }

  private static String figure(Analysis analysis, Metric metric, boolean closeUps) {
    String direction =
        metric.higherIsBetter() ? "higher is better" : "lower is better, axis reversed";
    List<Series> all = series(analysis, metric, curve -> true);
    List<Series> close = closeUps ? closeUp(analysis, metric) : List.of();
    String closeUp =
        close.isEmpty()
            ? ""
            : "<div class=\"close\">%s</div>".formatted(chart(analysis, metric, all, close).svg());
    return "<figure><figcaption>%s <small>%s</small></figcaption><div class=\"whole\">%s</div>%s</figure>\n"
        .formatted(
            capitalised(metric.label()),
            direction,
            chart(analysis, metric, all, all).svg(),
            closeUp);
  }

  private static List<Series> closeUp(Analysis analysis, Metric metric) {
    return many(analysis)
        ? withoutFarPoints(metric, series(analysis, metric, curve -> shownAtFirst(analysis, curve)))
        : series(
            analysis,
            metric,
            curve ->
                curve.kind() == RateCurve.Kind.FEATURES
                    || curve.kind() == RateCurve.Kind.BASE_LAYER);
  }

  /** One point far below most others would flatten the rest: Tukey's fence, on the worse side. */
  private static List<Series> withoutFarPoints(Metric metric, List<Series> series) {
    double[] qualities =
        DoubleStream.of(values(series, Series.Point::y)).map(metric::quality).sorted().toArray();
    if (qualities.length == 0) {
      return List.of();
    }
    double lower = qualities[qualities.length / 4];
    double upper = qualities[3 * qualities.length / 4];
    double fence = lower - 1.5 * (upper - lower);
    return series.stream()
        .map(line -> line.only(point -> metric.quality(point.y()) >= fence))
        .toList();
  }

  private static String legend(Analysis analysis, boolean closeUps) {
    StringBuilder legend = new StringBuilder("<div class=\"legend\">");
    for (RateCurve curve : analysis.curves()) {
      int style = analysis.style(curve.name());
      String dashed = curve.kind() == RateCurve.Kind.IMAGE_OFFLOAD ? " dashed" : "";
      legend.append(
          "<button type=\"button\" data-series=\"s%d\" aria-pressed=\"%s\"><svg viewBox=\"0 0 34 14\" aria-hidden=\"true\"><g class=\"series s%d\"><path class=\"line%s\" d=\"M0 7H34\"/>%s</g></svg>%s</button>"
              .formatted(
                  style,
                  shownAtFirst(analysis, curve),
                  style,
                  dashed,
                  Marker.of(style).svg(17, 7),
                  Html.escape(curve.name())));
    }
    if (closeUps) {
      legend.append(
          many(analysis)
              ? "<label><input type=\"checkbox\" id=\"close-up\" checked>close-up on most points</label>"
              : "<label><input type=\"checkbox\" id=\"close-up\">close-up on the features</label>");
    }
    return legend.append("</div>").toString();
  }

  /** Of many models, what the native codec makes of each would crowd the charts. */
  private static boolean shownAtFirst(Analysis analysis, RateCurve curve) {
    return curve.kind() != RateCurve.Kind.NATIVE || !many(analysis);
  }

  private static boolean many(Analysis analysis) {
    return analysis.data().models().size() > MANY_MODELS;
  }

  private static List<Series> series(
      Analysis analysis, Metric metric, Predicate<RateCurve> wanted) {
    return analysis.telling(metric).stream()
        .filter(wanted)
        .map(curve -> series(analysis, curve, metric))
        .toList();
  }

  /** All points, on axes that cover some. */
  private static LineChart chart(
      Analysis analysis, Metric metric, List<Series> series, List<Series> covered) {
    List<LineChart.Level> levels = levels(analysis, metric);
    Axis x = Axis.logarithmic("bytes a picture (logarithmic)", values(covered, Series.Point::x));
    Axis y =
        Axis.linear(
            metric.label(),
            DoubleStream.concat(
                    DoubleStream.of(values(covered, Series.Point::y)),
                    levels.stream().mapToDouble(LineChart.Level::value))
                .toArray());
    return new LineChart(
        metric.label() + " against bytes a picture",
        x,
        metric.higherIsBetter() ? y : y.reverse(),
        series,
        levels);
  }

  private static Series series(Analysis analysis, RateCurve curve, Metric metric) {
    List<Series.Point> points = new ArrayList<>();
    for (RatePoint point : curve.points()) {
      OptionalDouble value = metric.of(point.accuracy());
      if (value.isPresent()) {
        points.add(
            new Series.Point(
                point.bytes(),
                value.getAsDouble(),
                hover(curve, point, metric, value.getAsDouble())));
      }
    }
    points.sort(Comparator.comparingDouble(Series.Point::x));
    return new Series(
        analysis.style(curve.name()), curve.kind() == RateCurve.Kind.IMAGE_OFFLOAD, true, points);
  }

  private static String hover(RateCurve curve, RatePoint point, Metric metric, double value) {
    String bits =
        point.bitsPerPixel().isPresent()
            ? ", " + Numbers.fixed(point.bitsPerPixel().getAsDouble(), 3) + " bits a pixel"
            : "";
    return "%s, %s: %s bytes%s, %s %s"
        .formatted(
            curve.name(),
            point.codec(),
            Numbers.bytes(point.bytes()),
            bits,
            metric.label(),
            Numbers.metric(metric, value));
  }

  private static List<LineChart.Level> levels(Analysis analysis, Metric metric) {
    List<LineChart.Level> levels = new ArrayList<>();
    for (int model = 0; model < analysis.data().models().size(); model++) {
      ReportModel shown = analysis.data().models().get(model);
      if (shown.evaluation().unquantised().isPresent()) {
        OptionalDouble value = metric.of(shown.evaluation().unquantised().get());
        if (value.isPresent()) {
          String hover =
              "%s, features not quantised: %s"
                  .formatted(shown.name(), Numbers.metric(metric, value.getAsDouble()));
          levels.add(new LineChart.Level(analysis.modelStyle(model), value.getAsDouble(), hover));
        }
      }
    }
    return levels;
  }

  private static double[] values(List<Series> series, ToDoubleFunction<Series.Point> value) {
    return series.stream().flatMap(s -> s.points().stream()).mapToDouble(value).toArray();
  }

  private static String capitalised(String text) {
    return Character.isUpperCase(text.charAt(1))
        ? text
        : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}

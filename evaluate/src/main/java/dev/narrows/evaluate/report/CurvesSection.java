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
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Rate against accuracy: one chart for each metric, all curves in each. */
final class CurvesSection {
  private static final int MANY_MODELS = 4;

  private CurvesSection() {}

  static String html(Analysis analysis) {
    boolean closeUps =
        !analysis.features().isEmpty() && analysis.features().size() < analysis.curves().size();
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
            + " quantised nor compressed. Click a name to hide its curve.",
        legend(analysis, closeUps) + "<div class=\"charts\">" + charts + "</div>");
  }

  private static String figure(Analysis analysis, Metric metric, boolean closeUps) {
    String direction =
        metric.higherIsBetter() ? "higher is better" : "lower is better, axis reversed";
    List<RateCurve> features =
        analysis.features().stream().filter(curve -> curve.has(metric)).toList();
    String closeUp =
        closeUps && !features.isEmpty()
            ? "<div class=\"close\">%s</div>".formatted(chart(analysis, metric, features).svg())
            : "";
    return "<figure><figcaption>%s <small>%s</small></figcaption><div class=\"whole\">%s</div>%s</figure>\n"
        .formatted(
            capitalised(metric.label()),
            direction,
            chart(analysis, metric, analysis.curves()).svg(),
            closeUp);
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
          "<label><input type=\"checkbox\" id=\"close-up\">close-up on the features</label>");
    }
    return legend.append("</div>").toString();
  }

  /** Of many models, what the native codec makes of each would crowd the charts. */
  private static boolean shownAtFirst(Analysis analysis, RateCurve curve) {
    return curve.kind() != RateCurve.Kind.NATIVE || analysis.data().models().size() <= MANY_MODELS;
  }

  /** All curves that have the metric, on axes that cover those in sight. */
  private static LineChart chart(Analysis analysis, Metric metric, List<RateCurve> inSight) {
    List<Series> series =
        analysis.curves().stream()
            .filter(curve -> curve.has(metric))
            .map(curve -> series(analysis, curve, metric))
            .toList();
    List<Series> covered =
        inSight.stream()
            .filter(curve -> curve.has(metric))
            .map(curve -> series(analysis, curve, metric))
            .toList();
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

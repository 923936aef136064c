package dev.narrows.evaluate.report;

import dev.narrows.evaluate.report.chart.Axis;
import dev.narrows.evaluate.report.chart.LineChart;
import dev.narrows.evaluate.report.chart.Series;
import dev.narrows.evaluate.report.text.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How the models were trained: one small chart for each quantity that was logged. */
final class TrainingSection {
  private static final int POINTS = 160;

  /** A falling loss spans more than this; then ratios tell more than differences. */
  private static final double LOGARITHMIC_SPAN = 12;

  private TrainingSection() {}

  static String html(Analysis analysis) {
    List<String> names =
        analysis.data().models().stream()
            .flatMap(model -> model.training().stream())
            .map(TrainingSeries::name)
            .distinct()
            .toList();
    StringBuilder charts = new StringBuilder();
    for (String name : names) {
      charts.append(
          "<figure><figcaption>%s</figcaption>%s</figure>\n"
              .formatted(Html.escape(name), chart(analysis, name).svg()));
    }
    if (charts.isEmpty()) {
      return "";
    }
    return Html.section(
        "training",
        "Training",
        "What was logged on the way, over the steps of training; neighbouring steps are averaged.",
        key(analysis) + "<div class=\"charts small\">" + charts + "</div>");
  }

  private static String key(Analysis analysis) {
    StringBuilder key = new StringBuilder("<p class=\"key\">");
    for (int i = 0; i < analysis.data().models().size(); i++) {
      key.append(
          "<span><i class=\"dot s%d\"></i>%s</span>"
              .formatted(
                  analysis.modelStyle(i), Html.escape(analysis.data().models().get(i).name())));
    }
    return key + "</p>";
  }

  private static LineChart chart(Analysis analysis, String name) {
    List<Series> lines = new ArrayList<>();
    for (int i = 0; i < analysis.data().models().size(); i++) {
      int style = analysis.modelStyle(i);
      analysis.data().models().get(i).training().stream()
          .filter(series -> series.name().equals(name))
          .forEach(series -> lines.add(line(style, series.condensed(POINTS))));
    }
    double[] values = values(lines, Series.Point::y);
    double low = DoubleStream.of(values).min().orElseThrow();
    double high = DoubleStream.of(values).max().orElseThrow();
    boolean logarithmic = low > 0 && high / low > LOGARITHMIC_SPAN;
    return new LineChart(
        name + " over the steps of training",
        Axis.linear("step", values(lines, Series.Point::x)),
        logarithmic ? Axis.logarithmic(name, values) : Axis.linear(name, values),
        lines,
        List.of());
  }

  private static Series line(int style, TrainingSeries series) {
    List<Series.Point> points =
        IntStream.range(0, series.steps().length)
            .mapToObj(i -> new Series.Point(series.steps()[i], series.values()[i], ""))
            .toList();
    return new Series(style, false, false, points);
  }

  private static double[] values(List<Series> lines, ToDoubleFunction<Series.Point> value) {
    return lines.stream().flatMap(line -> line.points().stream()).mapToDouble(value).toArray();
  }
}

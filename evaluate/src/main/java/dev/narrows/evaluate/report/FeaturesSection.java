package dev.narrows.evaluate.report;

import dev.narrows.evaluate.SampleViews.View;
import dev.narrows.evaluate.report.chart.Axis;
import dev.narrows.evaluate.report.chart.LineChart;
import dev.narrows.evaluate.report.chart.Series;
import dev.narrows.evaluate.report.text.Html;
import dev.narrows.evaluate.report.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is sent: the tiled features of each model, and how foreseeable they are. */
final class FeaturesSection {
  private static final int BINS = 20;
  private static final int BIN_LEVELS = 5;
  private static final double LEAST_SHARE = 1e-4;

  private FeaturesSection() {}

  /** A model with statistics of its features. */
  private record Described(int style, String name, FeatureStatistics statistics) {}

  static String html(Analysis analysis) {
    StringBuilder samples = new StringBuilder();
    for (String sample : PicturesSection.samples(analysis)) {
      samples.append(sample(analysis, sample));
    }
    if (samples.isEmpty()) {
      return "";
    }
    return Html.section(
        "features",
        "What is sent, and why it compresses",
        "All channels of the features as one grey picture, exactly as the codec gets it. The flatter"
            + " its tiles, the better a value is foretold by its neighbours and the fewer bytes it"
            + " costs.",
        statistics(analysis) + samples);
  }

  private static String sample(Analysis analysis, String sample) {
    StringBuilder tiles = new StringBuilder();
    for (int i = 0; i < analysis.data().models().size(); i++) {
      ReportModel model = analysis.data().models().get(i);
      Optional<byte[]> picture = model.picture(sample, View.FEATURES);
      if (picture.isPresent()) {
        String caption =
            "<i class=\"dot s%d\"></i>%s, %s: <b>%s bytes</b>"
                .formatted(
                    analysis.modelStyle(i),
                    Html.escape(model.name()),
                    Html.escape(model.sample(sample).orElseThrow().codec()),
                    Numbers.bytes((double) model.sample(sample).orElseThrow().bytes()));
        tiles.append(
            PicturesSection.figure(picture.get(), true, caption, "features, " + model.name()));
      }
    }
    return tiles.isEmpty()
        ? ""
        : "<article class=\"sample\"><h3>%s</h3><div class=\"tiles\">%s</div></article>\n"
            .formatted(Html.escape(sample), tiles);
  }

  private static String statistics(Analysis analysis) {
    List<Described> models = new ArrayList<>();
    for (int i = 0; i < analysis.data().models().size(); i++) {
      ReportModel model = analysis.data().models().get(i);
      int style = analysis.modelStyle(i);
      List<byte[]> pictures =
          PicturesSection.samples(analysis).stream()
              .flatMap(sample -> model.picture(sample, View.FEATURES).stream())
              .toList();
      FeatureStatistics.of(pictures)
          .ifPresent(found -> models.add(new Described(style, model.name(), found)));
    }
    if (models.isEmpty()) {
      return "";
    }
    StringBuilder list = new StringBuilder("<ul class=\"facts\">");
    models.forEach(model -> list.append(fact(model)));
    return "<div class=\"why\"><figure><figcaption>Difference to the neighbours <small>share of values, %%, logarithmic</small></figcaption>%s</figure>%s</ul></div>"
        .formatted(histogram(models).svg(), list);
  }

  private static String fact(Described model) {
    FeatureStatistics statistics = model.statistics();
    return """
        <li><i class="dot s%d"></i><b>%s</b>: %s %% of the values are just what the mean of their left \
        and upper neighbour foretells; on average they differ from it by %s of 255 levels. The \
        differences have an entropy of <b>%s bits</b> an element.</li>
        """
        .formatted(
            model.style(),
            Html.escape(model.name()),
            Numbers.fixed(100 * statistics.share(0, 0), 0),
            Numbers.fixed(statistics.meanMagnitude(), 1),
            Numbers.fixed(statistics.entropy(), 2));
  }

  /** Shares on a logarithmic axis, because most values of sparse features are foretold exactly. */
  private static LineChart histogram(List<Described> models) {
    List<Series> series = new ArrayList<>();
    for (Described model : models) {
      List<Series.Point> points = new ArrayList<>();
      for (int bin = -BINS; bin <= BINS; bin++) {
        int middle = bin * BIN_LEVELS;
        double share = model.statistics().share(middle - BIN_LEVELS / 2, middle + BIN_LEVELS / 2);
        points.add(new Series.Point(middle, 100 * Math.max(share, LEAST_SHARE), ""));
      }
      series.add(new Series(model.style(), false, false, points));
    }
    double[] shares =
        series.stream().flatMap(s -> s.points().stream()).mapToDouble(Series.Point::y).toArray();
    return new LineChart(
        "Histogram of the differences between neighbouring feature values",
        Axis.linear(
            "difference in levels of 8 bits", new double[] {-BINS * BIN_LEVELS, BINS * BIN_LEVELS}),
        Axis.logarithmic("share", shares),
        series,
        List.of());
  }
}

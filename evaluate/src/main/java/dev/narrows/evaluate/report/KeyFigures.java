package dev.narrows.evaluate.report;

import dev.narrows.evaluate.Metric;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import dev.narrows.evaluate.bjontegaard.Interpolation;
import dev.narrows.evaluate.compare.CurveComparison;
import dev.narrows.evaluate.report.text.Html;
import dev.narrows.evaluate.report.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The few numbers that a reader takes home, as cards. */
final class KeyFigures {
  private KeyFigures() {}

  static String html(Analysis analysis) {
    List<String> cards = new ArrayList<>();
    Optional<CurveComparison> best = Finding.best(analysis);
    Optional<SameCodec> same =
        best.isPresent()
            ? SameCodec.of(analysis.curve(best.get().anchor()), analysis.curve(best.get().test()))
            : Finding.smallest(analysis);
    same.ifPresent(s -> cards.add(bytes(s)));
    best.ifPresent(comparison -> cards.addAll(rates(comparison)));
    if (best.isEmpty()) {
      same.ifPresentOrElse(
          s -> cards.addAll(changes(s)),
          () -> analysis.features().stream().findFirst().ifPresent(c -> cards.addAll(values(c))));
    }
    best.map(CurveComparison::test)
        .or(() -> same.map(s -> s.test().name()))
        .or(() -> analysis.features().stream().findFirst().map(RateCurve::name))
        .ifPresent(test -> cards.addAll(offload(analysis, test)));
    return cards.isEmpty() ? "" : "<ul class=\"cards\">" + String.join("", cards) + "</ul>";
  }

  private static List<String> rates(CurveComparison comparison) {
    return comparison.rows().stream()
        .filter(row -> row.telling() && row.metric() != Metric.MS_SSIM)
        .map(row -> rate(row, comparison.anchor()))
        .toList();
  }

  private static List<String> offload(Analysis analysis, String test) {
    return analysis.withOtherLayers(test).stream()
        .flatMap(
            name ->
                analysis.againstOffload().stream()
                    .filter(comparison -> comparison.test().equals(name)))
        .flatMap(
            comparison ->
                Finding.firstRate(comparison).map(row -> rate(row, comparison.anchor())).stream())
        .toList();
  }

  private static String rate(CurveComparison.Row row, String anchor) {
    String interval =
        row.interval(Interpolation.CUBIC)
            .map(i -> "<br>" + Numbers.percent(i.low()) + " to " + Numbers.percent(i.high()))
            .orElse("");
    double percent = Finding.percent(row);
    boolean unclear = row.interval(Interpolation.CUBIC).stream().anyMatch(i -> i.contains(0));
    return card(
        unclear ? "" : tone(percent),
        Numbers.percent(percent),
        "bytes at equal " + row.metric().label(),
        "against " + Html.escape(anchor) + interval);
  }

  private static String bytes(SameCodec same) {
    return card(
        tone(same.percent()),
        Numbers.percent(same.percent()),
        "bytes with " + Html.escape(same.codec()),
        Numbers.bytes(same.before().bytes())
            + " → "
            + Numbers.bytes(same.after().bytes())
            + "<br>bytes a picture");
  }

  private static List<String> changes(SameCodec same) {
    List<String> cards = new ArrayList<>();
    for (Metric metric : List.of(Metric.MEAN_IOU, Metric.DISPARITY_RMSE, Metric.PSNR)) {
      same.change(metric)
          .ifPresent(
              change ->
                  cards.add(
                      card(
                          "",
                          Numbers.metric(metric, metric.of(same.after().accuracy()).getAsDouble()),
                          metric.label(),
                          Numbers.signed(change, metric.decimals())
                              + " against "
                              + Html.escape(same.anchor().name()))));
    }
    return cards;
  }

  private static List<String> values(RateCurve curve) {
    RatePoint point = Analysis.firstPoint(curve);
    String codec = "with " + Html.escape(point.codec());
    List<String> cards = new ArrayList<>();
    cards.add(card("", Numbers.bytes(point.bytes()), "bytes a picture", codec));
    for (Metric metric : Metric.values()) {
      metric
          .of(point.accuracy())
          .ifPresent(
              value -> cards.add(card("", Numbers.metric(metric, value), metric.label(), codec)));
    }
    return cards;
  }

  private static String tone(double percent) {
    return percent < 0 ? "good" : "bad";
  }

  private static String card(String tone, String figure, String label, String small) {
    return "<li class=\"card %s\"><strong>%s</strong><span>%s</span><small>%s</small></li>"
        .formatted(tone, figure, label, small);
  }
}

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
    if (best.isPresent()) {
      best.get().rows().stream()
          .filter(row -> row.metric() != Metric.MS_SSIM)
          .forEach(row -> rate(row, "against " + best.get().anchor()).ifPresent(cards::add));
      sameCodec(analysis, best.get()).ifPresent(cards::add);
    } else {
      analysis.features().stream().findFirst().ifPresent(curve -> cards.addAll(values(curve)));
    }
    String test =
        best.map(CurveComparison::test)
            .orElse(analysis.features().isEmpty() ? "" : analysis.features().get(0).name());
    for (CurveComparison comparison : analysis.againstOffload()) {
      if (comparison.test().equals(test)) {
        Finding.firstRate(comparison)
            .flatMap(row -> rate(row, "against " + comparison.anchor()))
            .ifPresent(cards::add);
      }
    }
    return cards.isEmpty() ? "" : "<ul class=\"cards\">" + String.join("", cards) + "</ul>";
  }

  private static Optional<String> rate(CurveComparison.Row row, String than) {
    if (row.rate(Interpolation.CUBIC).isEmpty()) {
      return Optional.empty();
    }
    String small =
        row.interval(Interpolation.CUBIC)
            .map(i -> Numbers.percent(i.low()) + " to " + Numbers.percent(i.high()))
            .orElse("no interval known");
    double percent = Finding.percent(row);
    return Optional.of(
        card(
            tone(percent),
            Numbers.percent(percent),
            "bytes at equal " + row.metric().label(),
            Html.escape(than) + "<br>" + small));
  }

  private static Optional<String> sameCodec(Analysis analysis, CurveComparison comparison) {
    RateCurve anchor = analysis.curves().get(analysis.style(comparison.anchor()));
    RateCurve test = analysis.curves().get(analysis.style(comparison.test()));
    return Analysis.commonCodec(anchor, test)
        .map(
            codec -> {
              double before = anchor.point(codec).orElseThrow().bytes();
              double after = test.point(codec).orElseThrow().bytes();
              double percent = 100 * (after / before - 1);
              return card(
                  tone(percent),
                  Numbers.percent(percent),
                  "bytes with " + Html.escape(codec),
                  Numbers.bytes(before) + " → " + Numbers.bytes(after) + "<br>bytes a picture");
            });
  }

  private static List<String> values(RateCurve curve) {
    RatePoint point = curve.point("png").orElse(curve.points().get(0));
    List<String> cards = new ArrayList<>();
    cards.add(
        card(
            "",
            Numbers.bytes(point.bytes()),
            "bytes a picture",
            "with " + Html.escape(point.codec())));
    for (Metric metric : Metric.values()) {
      metric
          .of(point.accuracy())
          .ifPresent(
              value ->
                  cards.add(
                      card(
                          "",
                          Numbers.metric(metric, value),
                          metric.label(),
                          "with " + Html.escape(point.codec()))));
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

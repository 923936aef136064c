package dev.narrows.evaluate.report;

import dev.narrows.evaluate.Metric;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import dev.narrows.evaluate.bjontegaard.Interpolation;
import dev.narrows.evaluate.compare.CurveComparison;
import dev.narrows.evaluate.compare.Interval;
import dev.narrows.evaluate.report.text.Html;
import dev.narrows.evaluate.report.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was found, in words that follow from the numbers, whichever way they point.
 *
 * @param headline one sentence of markup
 * @param sentences what qualifies it, as markup
 */
record Finding(String headline, List<String> sentences) {

  static Finding of(Analysis analysis) {
    Optional<CurveComparison> best = best(analysis);
    if (best.isPresent()) {
      return ofComparison(analysis, best.get());
    }
    return ofSingleModel(analysis);
  }

  /** The other model that needs the fewest bytes by the first metric that tells. */
  static Optional<CurveComparison> best(Analysis analysis) {
    return analysis.againstAnchor().stream()
        .filter(comparison -> firstRate(comparison).isPresent())
        .min(Comparator.comparingDouble(c -> percent(firstRate(c).orElseThrow())));
  }

  /** The first row with a rate; segmentation comes first. */
  static Optional<CurveComparison.Row> firstRate(CurveComparison comparison) {
    return comparison.rows().stream()
        .filter(row -> row.rate(Interpolation.CUBIC).isPresent())
        .findFirst();
  }

  /** The rate of a row that has one, in percent. */
  static double percent(CurveComparison.Row row) {
    return row.rate(Interpolation.CUBIC).orElseThrow().percent();
  }

  private static Finding ofComparison(Analysis analysis, CurveComparison comparison) {
    CurveComparison.Row row = firstRate(comparison).orElseThrow();
    String headline =
        "At equal %s, <b>%s</b> %s <b>%s</b>."
            .formatted(
                row.metric().label(),
                Html.escape(comparison.test()),
                verdict(row),
                Html.escape(comparison.anchor()));
    List<String> sentences = new ArrayList<>();
    row.interval(Interpolation.CUBIC)
        .ifPresent(interval -> sentences.add(intervalSentence(analysis, row, interval)));
    row.remarks().forEach(remark -> sentences.add("Mind that " + Html.escape(remark) + "."));
    RateCurve anchor = analysis.curves().get(analysis.style(comparison.anchor()));
    RateCurve test = analysis.curves().get(analysis.style(comparison.test()));
    Analysis.commonCodec(anchor, test)
        .ifPresent(codec -> sentences.add(sameCodec(anchor, test, codec)));
    sentences.addAll(offload(analysis, test));
    return new Finding(headline, sentences);
  }

  private static String verdict(CurveComparison.Row row) {
    double percent = percent(row);
    Optional<Interval> interval = row.interval(Interpolation.CUBIC);
    if (interval.isPresent() && interval.get().contains(0)) {
      return "shows <em>no clear difference</em> in bytes from";
    }
    return "needs <em>%s%% %s bytes</em> than"
        .formatted(Numbers.fixed(Math.abs(percent), 1) + "\u202f", percent < 0 ? "fewer" : "more");
  }

  private static String intervalSentence(
      Analysis analysis, CurveComparison.Row row, Interval interval) {
    return "Bjøntegaard rate %s; drawing the %d pictures anew leaves it between %s and %s (95 %%)."
        .formatted(
            Numbers.percent(percent(row)),
            analysis.data().models().get(0).evaluation().data().pictures(),
            Numbers.percent(interval.low()),
            Numbers.percent(interval.high()));
  }

  private static String sameCodec(RateCurve anchor, RateCurve test, String codec) {
    RatePoint before = anchor.point(codec).orElseThrow();
    RatePoint after = test.point(codec).orElseThrow();
    List<String> changes = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      change(metric, before, after).ifPresent(changes::add);
    }
    double percent = 100 * (after.bytes() / before.bytes() - 1);
    return "With the same codec, %s, its files change by <b>%s</b>, from %s to %s bytes a picture%s."
        .formatted(
            Html.escape(codec),
            Numbers.percent(percent),
            Numbers.bytes(before.bytes()),
            Numbers.bytes(after.bytes()),
            changes.isEmpty() ? "" : ", at " + String.join(", ", changes));
  }

  /** A metric after, with its difference to before. */
  static Optional<String> change(Metric metric, RatePoint before, RatePoint after) {
    OptionalDouble old = metric.of(before.accuracy());
    OptionalDouble now = metric.of(after.accuracy());
    if (old.isEmpty() || now.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "%s %s (%s)"
            .formatted(
                metric.label(),
                Numbers.metric(metric, now.getAsDouble()),
                Numbers.signed(now.getAsDouble() - old.getAsDouble(), metric.decimals())));
  }

  private static List<String> offload(Analysis analysis, RateCurve test) {
    List<String> sentences = new ArrayList<>();
    for (CurveComparison comparison : analysis.againstOffload()) {
      if (!comparison.test().equals(test.name()) || comparison.rows().isEmpty()) {
        continue;
      }
      Optional<CurveComparison.Row> row = firstRate(comparison);
      sentences.add(
          row.isPresent()
              ? offloadSentence(comparison, row.get())
              : "%s and %s have no %s in common, so their bytes cannot be compared."
                  .formatted(
                      Html.escape(comparison.test()),
                      Html.escape(comparison.anchor()),
                      comparison.rows().get(0).metric().label()));
    }
    return sentences;
  }

  private static String offloadSentence(CurveComparison comparison, CurveComparison.Row row) {
    return "Against sending the picture itself (%s, the whole network in the cloud), %s %s at equal %s."
        .formatted(
            Html.escape(comparison.anchor()),
            Html.escape(comparison.test()),
            verdict(row).replaceAll(" (than|from)$", ""),
            row.metric().label());
  }

  private static Finding ofSingleModel(Analysis analysis) {
    Optional<RateCurve> curve = analysis.features().stream().findFirst();
    if (curve.isEmpty() || curve.get().points().isEmpty()) {
      return new Finding(Html.escape(analysis.data().title()), List.of());
    }
    RatePoint point = curve.get().point("png").orElse(curve.get().points().get(0));
    List<String> reached = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      metric
          .of(point.accuracy())
          .ifPresent(value -> reached.add(metric.label() + " " + Numbers.metric(metric, value)));
    }
    String headline =
        "<b>%s</b> sends <em>%s bytes</em> a picture%s."
            .formatted(
                Html.escape(curve.get().name()),
                Numbers.bytes(point.bytes()),
                reached.isEmpty() ? "" : " for " + String.join(", ", reached));
    return new Finding(headline, offload(analysis, curve.get()));
  }
}

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

/**
 * What was found, in words that follow from the numbers, whichever way they point: bytes at equal
 * accuracy if the curves settle that; else bytes with a lossless codec if the accuracy stayed; else
 * what the curves leave open, or bytes with one codec and the accuracy that comes with them.
 *
 * @param headline one sentence of markup
 * @param sentences what qualifies it, as markup
 */
record Finding(String headline, List<String> sentences) {
  private static final String NOTHING_SETTLED = ", the curves settle nothing.";

  static Finding of(Analysis analysis) {
    Optional<CurveComparison> best = best(analysis);
    Optional<SameCodec> smallest = smallest(analysis);
    boolean clear = best.flatMap(Finding::firstRate).filter(row -> !isUnclear(row)).isPresent();
    if (!clear && smallest.filter(SameCodec::savesAtTheSameAccuracy).isPresent()) {
      return atTheSameAccuracy(analysis, smallest.get(), best);
    }
    if (best.isPresent()) {
      return atEqualAccuracy(analysis, best.get());
    }
    return smallest.isPresent() ? withOneCodec(analysis, smallest.get()) : ofOneModel(analysis);
  }

  /** The other model that needs the fewest bytes by the first metric that tells. */
  static Optional<CurveComparison> best(Analysis analysis) {
    return analysis.againstAnchor().stream()
        .filter(comparison -> firstRate(comparison).isPresent())
        .min(Comparator.comparingDouble(c -> percent(firstRate(c).orElseThrow())));
  }

  /** The other model whose files are smallest with the codec that it shares with the first. */
  static Optional<SameCodec> smallest(Analysis analysis) {
    return analysis.againstAnchor().stream()
        .flatMap(c -> SameCodec.of(analysis.curve(c.anchor()), analysis.curve(c.test())).stream())
        .min(Comparator.comparingDouble(SameCodec::percent));
  }

  /** The first row whose rate tells; segmentation comes first. */
  static Optional<CurveComparison.Row> firstRate(CurveComparison comparison) {
    return comparison.rows().stream().filter(CurveComparison.Row::telling).findFirst();
  }

  /** The rate of a row that has one, in percent. */
  static double percent(CurveComparison.Row row) {
    return row.rate(Interpolation.CUBIC).orElseThrow().percent();
  }

  private static Finding atTheSameAccuracy(
      Analysis analysis, SameCodec same, Optional<CurveComparison> best) {
    String headline =
        "With lossless %s, <b>%s</b> needs <em>%s</em> than <b>%s</b> at the same accuracy."
            .formatted(
                Html.escape(same.codec()),
                Html.escape(same.test().name()),
                difference(same.percent()),
                Html.escape(same.anchor().name()));
    List<String> sentences = new ArrayList<>();
    sentences.add(same.sentence());
    best.flatMap(Finding::firstRate)
        .ifPresent(
            row ->
                sentences.add(
                    "Over all codecs together, at equal %s, %s %s %s (Bjøntegaard rate %s)."
                        .formatted(
                            row.metric().label(),
                            Html.escape(same.test().name()),
                            verdict(row),
                            Html.escape(same.anchor().name()),
                            Numbers.percent(percent(row)))));
    sentences.addAll(offload(analysis, same.test()));
    return new Finding(headline, sentences);
  }

  private static Finding atEqualAccuracy(Analysis analysis, CurveComparison comparison) {
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
    RateCurve test = analysis.curve(comparison.test());
    SameCodec.of(analysis.curve(comparison.anchor()), test)
        .ifPresent(same -> sentences.add(same.sentence()));
    sentences.addAll(offload(analysis, test));
    return new Finding(headline, sentences);
  }

  private static Finding withOneCodec(Analysis analysis, SameCodec same) {
    String headline =
        "With %s, <b>%s</b> sends <em>%s</em> than <b>%s</b>%s."
            .formatted(
                Html.escape(same.codec()),
                Html.escape(same.test().name()),
                difference(same.percent()),
                Html.escape(same.anchor().name()),
                same.changes().stream().findFirst().map(change -> ", at " + change).orElse(""));
    List<String> sentences = new ArrayList<>();
    sentences.add(same.sentence());
    sentences.add("The curves do not settle how many bytes it needs at equal accuracy; see below.");
    sentences.addAll(offload(analysis, same.test()));
    return new Finding(headline, sentences);
  }

  private static Finding ofOneModel(Analysis analysis) {
    Optional<RateCurve> curve = analysis.features().stream().findFirst();
    if (curve.isEmpty() || curve.get().points().isEmpty()) {
      return new Finding(Html.escape(analysis.data().title()), List.of());
    }
    RatePoint point = Analysis.firstPoint(curve.get());
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

  private static String verdict(CurveComparison.Row row) {
    return isUnclear(row)
        ? "shows <em>no clear difference</em> in bytes from"
        : "needs <em>" + difference(percent(row)) + "</em> than";
  }

  /** Whether chance alone may explain the difference. */
  private static boolean isUnclear(CurveComparison.Row row) {
    return row.interval(Interpolation.CUBIC).filter(interval -> interval.contains(0)).isPresent();
  }

  private static String difference(double percent) {
    String size = Numbers.percent(Math.abs(percent)).replace("+", "");
    return size + (percent < 0 ? " fewer bytes" : " more bytes");
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

  private static List<String> offload(Analysis analysis, RateCurve test) {
    List<String> sentences = new ArrayList<>();
    for (String name : analysis.withOtherLayers(test.name())) {
      sentences.addAll(offload(analysis, name));
    }
    analysis.savings().forEach(saving -> sentences.add(saving.sentence()));
    analysis.curves().stream()
        .filter(curve -> curve.kind() == RateCurve.Kind.NATIVE)
        .flatMap(curve -> offload(analysis, curve.name()).stream())
        .filter(sentence -> !sentence.endsWith(NOTHING_SETTLED))
        .forEach(sentences::add);
    return sentences;
  }

  private static List<String> offload(Analysis analysis, String test) {
    List<String> sentences = new ArrayList<>();
    for (CurveComparison comparison : analysis.againstOffload()) {
      if (comparison.test().equals(test) && !comparison.rows().isEmpty()) {
        Optional<CurveComparison.Row> row = firstRate(comparison);
        sentences.add(
            row.isPresent()
                ? "Against sending the picture itself (%s, the whole network in the cloud), %s %s at equal %s."
                    .formatted(
                        Html.escape(comparison.anchor()),
                        Html.escape(comparison.test()),
                        verdict(row.get()).replaceAll(" (than|from)$", ""),
                        row.get().metric().label())
                : ("Against sending the picture itself (%s, the whole network in the cloud)"
                        + NOTHING_SETTLED)
                    .formatted(Html.escape(comparison.anchor())));
      }
    }
    return sentences;
  }
}

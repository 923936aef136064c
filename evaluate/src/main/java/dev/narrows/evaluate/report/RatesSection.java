package dev.narrows.evaluate.report;

import dev.narrows.evaluate.bjontegaard.BjontegaardRate;
import dev.narrows.evaluate.bjontegaard.Interpolation;
import dev.narrows.evaluate.compare.CurveComparison;
import dev.narrows.evaluate.compare.Interval;
import dev.narrows.evaluate.report.chart.IntervalPlot;
import dev.narrows.evaluate.report.text.Html;
import dev.narrows.evaluate.report.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Bjøntegaard rates of every comparison with their intervals. */
final class RatesSection {
  /**
   * Rates beyond this share the edge of the plot, so that one outlier does not flatten the rest.
   */
  private static final double PLOT_LIMIT = 150;

  private RatesSection() {}

  static String html(Analysis analysis) {
    List<CurveComparison> comparisons = new ArrayList<>(analysis.againstAnchor());
    comparisons.addAll(analysis.againstOffload());
    IntervalPlot plot = plot(comparisons);
    StringBuilder rows = new StringBuilder();
    for (CurveComparison comparison : comparisons) {
      if (!comparison.rows().isEmpty()) {
        rows.append(group(analysis, comparison, plot));
      }
    }
    if (rows.isEmpty()) {
      return "";
    }
    String table =
        """
        <div class="scroll"><table class="rates">
        <thead><tr><th>at equal</th><th class="number">cubic</th><th>95 %% interval</th>\
        <th class="plot">over pictures</th><th class="number">PCHIP</th><th class="number">Akima</th>\
        <th class="number">overlap</th><th></th></tr></thead>
        %s</table></div>
        """
            .formatted(rows);
    return Html.section(
        "rates",
        "Bytes at equal accuracy",
        "Bjøntegaard rate: how many percent more or fewer bytes the first curve needs than the second"
            + " at the same accuracy, averaged over the accuracies that both reach. Negative is"
            + " better. Of each curve it takes the points that no other of its points beats in bytes and"
            + " in that accuracy. Overlap is the share of the accuracies reached by either that both reach; below"
            + " 75 % (⚠) the rate speaks for a part of the curves only.",
        table);
  }

  private static String group(Analysis analysis, CurveComparison comparison, IntervalPlot plot) {
    int style = analysis.style(comparison.test());
    StringBuilder rows = new StringBuilder("<tbody><tr class=\"group\"><th colspan=\"8\">");
    rows.append(
        "<i class=\"dot s%d\"></i>%s <span>against</span> <i class=\"dot s%d\"></i>%s</th></tr>\n"
            .formatted(
                style,
                Html.escape(comparison.test()),
                analysis.style(comparison.anchor()),
                Html.escape(comparison.anchor())));
    comparison.rows().forEach(row -> rows.append(row(style, row, plot)));
    return rows.append("</tbody>\n").toString();
  }

  private static String row(int style, CurveComparison.Row row, IntervalPlot plot) {
    if (row.rates().isEmpty()) {
      return "<tr><td>%s</td><td colspan=\"7\" class=\"remark\">%s</td></tr>\n"
          .formatted(
              row.metric().label(),
              Html.escape(row.remarks().stream().findFirst().orElse(Numbers.NONE)));
    }
    return """
        <tr%s><td>%s</td><td class="number strong">%s</td><td class="small">%s</td>\
        <td class="plot">%s</td><td class="number">%s</td><td class="number">%s</td>\
        <td class="number">%s</td><td class="remark">%s</td></tr>
        """
        .formatted(
            row.telling() ? "" : " class=\"doubtful\"",
            row.metric().label(),
            percent(row, Interpolation.CUBIC),
            row.interval(Interpolation.CUBIC).map(RatesSection::text).orElse(""),
            row.rate(Interpolation.CUBIC)
                .filter(rate -> row.telling())
                .map(r -> plot.svg(style, r.percent(), row.interval(Interpolation.CUBIC)))
                .orElse(""),
            percent(row, Interpolation.PCHIP),
            percent(row, Interpolation.AKIMA),
            row.rates().values().stream()
                .findFirst()
                .map(RatesSection::overlap)
                .orElse(Numbers.NONE),
            Html.escape(remarks(row)));
  }

  private static String percent(CurveComparison.Row row, Interpolation interpolation) {
    return row.rate(interpolation)
        .map(BjontegaardRate::percent)
        .map(Numbers::percent)
        .orElse(Numbers.NONE);
  }

  private static String overlap(BjontegaardRate rate) {
    String share = Numbers.fixed(100 * rate.overlap(), 0) + "\u202f%";
    return rate.overlapWarning()
        .map(
            warning ->
                "<span class=\"warning\" title=\"%s\">⚠ %s</span>"
                    .formatted(Html.escape(warning), share))
        .orElse(share);
  }

  /** Remarks but that on the overlap, which has a column of its own. */
  private static String remarks(CurveComparison.Row row) {
    return row.remarks().stream()
        .filter(
            remark ->
                row.rates().values().stream()
                    .noneMatch(rate -> rate.overlapWarning().stream().anyMatch(remark::equals)))
        .collect(Collectors.joining("; "));
  }

  private static String text(Interval interval) {
    return Numbers.percent(interval.low()) + " to " + Numbers.percent(interval.high());
  }

  private static IntervalPlot plot(List<CurveComparison> comparisons) {
    double[] shown =
        comparisons.stream()
            .flatMap(comparison -> comparison.rows().stream())
            .filter(CurveComparison.Row::telling)
            .flatMapToDouble(RatesSection::extent)
            .toArray();
    double low = DoubleStream.of(shown).min().orElse(-1);
    double high = DoubleStream.of(shown).max().orElse(1);
    return new IntervalPlot(Math.min(low, -1), Math.max(Math.min(high, PLOT_LIMIT), 1));
  }

  private static DoubleStream extent(CurveComparison.Row row) {
    DoubleStream rate =
        row.rate(Interpolation.CUBIC).stream().mapToDouble(BjontegaardRate::percent);
    return DoubleStream.concat(
        rate,
        row.interval(Interpolation.CUBIC).stream()
            .flatMapToDouble(interval -> DoubleStream.of(interval.low(), interval.high())));
  }
}

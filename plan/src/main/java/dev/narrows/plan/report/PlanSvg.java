package dev.narrows.plan.report;

import dev.narrows.evaluate.report.PageStyle;
import dev.narrows.evaluate.report.chart.Marker;
import dev.narrows.evaluate.report.text.Html;
import dev.narrows.plan.Plan;
import java.util.List;
import java.util.Locale;

/** The chart of a plan as a file of its own, with its legend. */
public final class PlanSvg {
  private static final int WIDTH = 520;
  private static final int CHART = 350;
  private static final int HEAD = 30;
  private static final int ROW = 22;

  private PlanSvg() {}

  /** The chart. */
  public static String render(Plan plan) {
    List<Lane> lanes = Lane.of(plan);
    int top = HEAD + ROW * lanes.size() + 6;
    StringBuilder svg = new StringBuilder();
    svg.append(
        format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\">\n",
            WIDTH, top + CHART, 2 * WIDTH));
    // The page's text is HTML's; here it is the chart's.
    svg.append("<style>\n")
        .append(PageStyle.css())
        .append("text { font-family: system-ui, sans-serif; font-size: 13px; fill: var(--ink); }\n")
        .append("</style>\n<rect width=\"100%\" height=\"100%\" style=\"fill: var(--card)\"/>\n")
        .append(format("<text x=\"10\" y=\"20\">%s</text>\n", Html.escape(title(plan))));
    for (int i = 0; i < lanes.size(); i++) {
      double y = HEAD + ROW * i + 9;
      svg.append(
          format(
              "<g class=\"series mark s%d\"><path class=\"line\" d=\"M10 %.1fH44\" style=\"fill:"
                  + " none\"/>%s</g><text x=\"54\" y=\"%.1f\">%s</text>\n",
              lanes.get(i).style(),
              y,
              Marker.of(lanes.get(i).style()).svg(27, y),
              y + 4.5,
              Html.escape(lanes.get(i).title())));
    }
    String chart = CrossoverChart.of(plan, lanes).svg();
    String place = format("<svg x=\"0\" y=\"%d\" width=\"%d\" height=\"%d\" ", top, WIDTH, CHART);
    return svg.append(chart.replaceFirst("<svg ", place)).append("</svg>\n").toString();
  }

  /** What is the same all over the chart. */
  private static String title(Plan plan) {
    String wanted =
        switch (plan.model().destination()) {
          case DEVICE -> "answer on the device";
          case CLOUD -> "answer in the cloud";
        };
    return format(
        "ms to the %s; round trip %.0f ms, device %s times slower",
        wanted,
        plan.model().link().roundTripMilliseconds(),
        PlanPage.plain(plan.model().slowdown()));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}

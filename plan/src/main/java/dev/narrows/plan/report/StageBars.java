package dev.narrows.plan.report;

import dev.narrows.evaluate.report.text.Html;
import dev.narrows.evaluate.report.text.Numbers;
import dev.narrows.plan.Latency;
import dev.narrows.plan.Plan;
import dev.narrows.plan.Planned;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where the time goes: a bar for each model and way, cut into its parts. */
final class StageBars {
  private static final int WIDTH = 520;
  private static final int ROW = 52;
  private static final int BAR = 20;
  private static final int NUMBERS = 78;

  /** A part of the bar: its name, its style, and how long it is. */
  private record Part(String name, int style, double milliseconds) {}

  private StageBars() {}

  /** The bars as SVG, the fastest first. */
  static String svg(Plan plan, List<Lane> lanes) {
    List<Planned> rows =
        plan.planned().stream()
            .filter(planned -> lanes.stream().anyMatch(lane -> shown(plan, lane, planned)))
            .toList();
    double longest = rows.stream().mapToDouble(row -> row.latency().total()).max().orElseThrow();
    double scale = (WIDTH - NUMBERS) / longest;
    StringBuilder svg = new StringBuilder();
    svg.append(
        format(
            "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n",
            WIDTH, rows.size() * ROW + 6, "Where the time goes"));
    for (int i = 0; i < rows.size(); i++) {
      row(svg, rows.get(i), i * ROW, scale);
    }
    return svg.append("</svg>\n").toString();
  }

  /** What the parts' colours mean. */
  static String legend() {
    StringBuilder legend = new StringBuilder("<div class=\"key\">");
    for (Part part : parts(new Latency(0, 0, 0, 0, 0))) {
      legend.append(
          "<span><i class=\"dot s%d\"></i>%s</span>".formatted(part.style(), part.name()));
    }
    return legend.append("</div>").toString();
  }

  private static boolean shown(Plan plan, Lane lane, Planned planned) {
    return lane.fastest(plan).stream()
        .anyMatch(fastest -> fastest.candidate().equals(planned.candidate()));
  }

  private static void row(StringBuilder svg, Planned planned, int top, double scale) {
    svg.append(
        format(
            "<text x=\"0\" y=\"%d\">%s</text>",
            top + 15, Html.escape(planned.candidate().title())));
    double x = 0;
    for (Part part : parts(planned.latency())) {
      double width = part.milliseconds() * scale;
      svg.append(
          format(
              "<g class=\"series s%d\"><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\""
                  + " height=\"%d\"><title>%s: %s ms</title></rect></g>",
              part.style(),
              x,
              top + 21,
              width,
              BAR,
              part.name(),
              Numbers.fixed(part.milliseconds(), 1)));
      x += width;
    }
    svg.append(
        format(
            "<text x=\"%.1f\" y=\"%d\">%s ms</text>\n",
            x + 7, top + 36, Numbers.fixed(planned.latency().total(), 0)));
  }

  private static List<Part> parts(Latency latency) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("device", 1, latency.device()));
    parts.add(new Part("uplink", 2, latency.uplink()));
    parts.add(new Part("round trip", 0, latency.roundTrip()));
    parts.add(new Part("cloud", 4, latency.cloud()));
    parts.add(new Part("downlink", 3, latency.downlink()));
    return parts;
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}

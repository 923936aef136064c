package dev.narrows.plan.report;

import dev.narrows.evaluate.report.PageStyle;
import dev.narrows.evaluate.report.chart.Marker;
import dev.narrows.evaluate.report.text.Html;
import dev.narrows.evaluate.report.text.Numbers;
import dev.narrows.plan.Crossover;
import dev.narrows.plan.Destination;
import dev.narrows.plan.Plan;
import dev.narrows.plan.Planned;
import dev.narrows.plan.Recommendation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan as one HTML file that needs nothing else. */
public final class PlanPage {
  private PlanPage() {}

  /**
   * The page.
   *
   * @param facts what was measured, on what and when: values by name, in order
   */
  public static String render(Plan plan, Map<String, String> facts) {
    List<Lane> lanes = Lane.of(plan);
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Narrows: plan</title>
    <style>
    %s
    .plan h1 { font-size: clamp(20px, 2.4vw, 27px); line-height: 1.35; max-width: 46em; }
    </style>
    </head>
    <body class="plan">
    <header>
    <p class="brand">Narrows <span>plan for %s</span></p>
    <h1>%s</h1>
    </header>
    <main>
    %s%s%s%s</main>
    <script>
    %s</script>
    </body>
    </html>
    """
        .formatted(
            PageStyle.css(),
            Html.escape(link(plan)),
            Html.escape(Recommendation.of(plan)),
            curves(plan, lanes),
            ranges(plan),
            table(plan),
            facts(facts),
            PageStyle.script());
  }

  static String link(Plan plan) {
    String down =
        plan.model().link().ownDownlink().map(rate -> ", " + rate + " down").orElse(" both ways");
    return "%s%s, round trip %s ms, a device that takes %s times as long as this machine%s"
        .formatted(
            plan.model().link().uplink(),
            down.startsWith(",") ? " up" + down : down,
            Numbers.fixed(plan.model().link().roundTripMilliseconds(), 0),
            plain(plan.model().slowdown()),
            switch (plan.model().destination()) {
              case DEVICE -> "";
              case CLOUD -> ", answers for the cloud";
            });
  }

  static String plain(double value) {
    return value == Math.rint(value) ? Numbers.fixed(value, 0) : Numbers.fixed(value, 2);
  }

  private static String curves(Plan plan, List<Lane> lanes) {
    boolean back = plan.model().destination() == Destination.DEVICE;
    String downlink =
        !back
            ? "Nothing comes back."
            : plan.model().link().ownDownlink().isPresent()
                ? "The downlink stays as it is."
                : "The downlink is as wide as the uplink.";
    return Html.section(
        "curves",
        "How soon the answer is there",
        ("Lower is better. Each line is the fastest of the codings that agree with the whole"
                    + " network on at least %s % of classes and %s px of disparity. ")
                .replace("%s %", Numbers.fixed(100 * plan.requirement().leastShare(), 1) + " %")
                .replace("%s px", Numbers.fixed(plan.requirement().mostDifference(), 1) + " px")
            + downlink
            + " Click a name to hide its line.",
        legend(lanes)
            + "<div class=\"charts\"><figure><figcaption>ms to the answer <small>over the"
            + " bandwidth</small></figcaption>"
            + CrossoverChart.of(plan, lanes).svg()
            + "</figure><figure><figcaption>Where the time goes <small>over this"
            + " link</small></figcaption>"
            + StageBars.legend()
            + StageBars.svg(plan, lanes)
            + "</figure></div>");
  }

  private static String legend(List<Lane> lanes) {
    StringBuilder legend = new StringBuilder("<div class=\"legend\">");
    for (Lane lane : lanes) {
      legend.append(
          "<button type=\"button\" data-series=\"s%d\" aria-pressed=\"true\"><svg viewBox=\"0 0 34 14\" aria-hidden=\"true\"><g class=\"series s%d\"><path class=\"line\" d=\"M0 7H34\"/>%s</g></svg>%s</button>"
              .formatted(
                  lane.style(),
                  lane.style(),
                  Marker.of(lane.style()).svg(17, 7),
                  Html.escape(lane.title())));
    }
    return legend.append("</div>").toString();
  }

  private static String ranges(Plan plan) {
    String rows =
        Crossover.of(plan).stream()
            .map(
                range ->
                    "<tr><td>%s to %s Mbit/s</td><td>%s</td><td class=\"number\">%s</td></tr>"
                        .formatted(
                            Numbers.fixed(range.from().megabits(), 2),
                            Numbers.fixed(range.to().megabits(), 2),
                            Html.escape(range.fastest().candidate().title()),
                            Numbers.fixed(range.fastest().latency().total(), 0)))
            .collect(Collectors.joining("\n"));
    return Html.section(
        "ranges",
        "What is fastest where",
        "Codings may change within a range; named is that at its narrow end.",
        "<div class=\"scroll\"><table><thead><tr><th>uplink</th><th>fastest</th><th class=\"number\">ms at the narrow end</th></tr></thead><tbody>%s</tbody></table></div>"
            .formatted(rows));
  }

  private static String table(Plan plan) {
    List<PlanTable.Column> columns = PlanTable.columns(plan);
    StringBuilder html = new StringBuilder("<div class=\"scroll\"><table><thead><tr>");
    for (int i = 0; i < columns.size(); i++) {
      html.append(cell("th", i, Html.escape(columns.get(i).heading().replace("+-", "±"))));
    }
    html.append("</tr></thead><tbody>\n");
    for (Planned row : plan.planned()) {
      html.append("<tr>");
      for (int i = 0; i < columns.size(); i++) {
        html.append(cell("td", i, Html.escape(columns.get(i).cell().apply(row))));
      }
      html.append("</tr>\n");
    }
    return Html.section(
        "table",
        "All that was measured",
        "Medians of wall time; ± is half of the distance between the quartiles, summed over stages."
            + " The round trip is in the total. classes % and disparity px say how near the answers"
            + " are to the whole network's on the picture itself, which is no accuracy; mIoU, RMSE"
            + " and PSNR are the model's own table of accuracy, where it has one.",
        html.append("</tbody></table></div>").toString());
  }

  private static String cell(String tag, int column, String text) {
    String kind = column < 3 ? "" : " class=\"number\"";
    return "<" + tag + kind + ">" + text + "</" + tag + ">";
  }

  private static String facts(Map<String, String> facts) {
    String rows =
        facts.entrySet().stream()
            .map(
                fact ->
                    "<tr><th>%s</th><td>%s</td></tr>"
                        .formatted(Html.escape(fact.getKey()), Html.escape(fact.getValue())))
            .collect(Collectors.joining("\n"));
    return Html.section(
        "facts",
        "How this was found",
        "Stages are measured, the link is computed: bytes of the call with the headers of gRPC,"
            + " HTTP/2, TCP and IP over the bandwidth, and the round trip. Nothing else is on the"
            + " link or in the cloud.",
        "<div class=\"scroll\"><table class=\"provenance\"><tbody>%s</tbody></table></div>"
            .formatted(rows));
  }
}

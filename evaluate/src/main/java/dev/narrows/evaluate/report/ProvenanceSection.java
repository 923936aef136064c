package dev.narrows.evaluate.report;

import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.report.text.Html;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the numbers come from, model beside model. */
final class ProvenanceSection {
  private ProvenanceSection() {}

  static String html(Analysis analysis) {
    List<Map<String, String>> columns =
        analysis.data().models().stream()
            .map(ReportModel::evaluation)
            .map(ProvenanceSection::facts)
            .toList();
    Set<String> keys = new LinkedHashSet<>();
    columns.forEach(column -> keys.addAll(column.keySet()));
    StringBuilder rows = new StringBuilder();
    for (String key : keys) {
      rows.append("<tr><th>").append(Html.escape(key)).append("</th>");
      List<String> values = columns.stream().map(column -> column.getOrDefault(key, "")).toList();
      if (values.stream().distinct().count() == 1) {
        rows.append(
            "<td colspan=\"%d\">%s</td>".formatted(values.size(), Html.escape(values.get(0))));
      } else {
        values.forEach(value -> rows.append("<td>").append(Html.escape(value)).append("</td>"));
      }
      rows.append("</tr>\n");
    }
    StringBuilder head = new StringBuilder("<th></th>");
    analysis
        .data()
        .models()
        .forEach(model -> head.append("<th>").append(Html.escape(model.name())).append("</th>"));
    return Html.section(
        "provenance",
        "Provenance",
        "What it takes to get these numbers again.",
        "<div class=\"scroll\"><table class=\"provenance\"><thead><tr>%s</tr></thead><tbody>%s</tbody></table></div>"
            .formatted(head, rows));
  }

  private static Map<String, String> facts(Evaluation evaluation) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("model", evaluation.description());
    facts.put("data", evaluation.data().description());
    facts.put(
        "pictures", evaluation.data().pictures() + " of " + evaluation.data().size() + " pixels");
    facts.putAll(evaluation.provenance());
    return facts;
  }
}

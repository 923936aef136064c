package dev.narrows.evaluate.report;

import dev.narrows.evaluate.SampleViews;
import dev.narrows.evaluate.SampleViews.View;
import dev.narrows.evaluate.report.text.Html;
import dev.narrows.evaluate.report.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Samples as the models saw them: truth beside the models, one row a task. */
final class PicturesSection {
  private PicturesSection() {}

  /** A row of pictures: what it shows, the truth, and what the models made of it. */
  private record Row(String label, View truth, String truthLabel, View output, boolean pixels) {}

  private static final List<Row> ROWS =
      List.of(
          new Row("picture", View.INPUT, "input", View.RECONSTRUCTION, false),
          new Row("segmentation", View.LABELS, "labels", View.SEGMENTATION, true),
          new Row("disparity", View.TRUE_DISPARITY, "true disparity", View.DISPARITY, false));

  static String html(Analysis analysis) {
    StringBuilder samples = new StringBuilder();
    for (String sample : samples(analysis)) {
      samples.append(sample(analysis, sample));
    }
    if (samples.isEmpty()) {
      return "";
    }
    return Html.section(
        "pictures",
        "What the cloud sees",
        "From left to right: the truth, then what each model's task decoders make of the decoded"
            + " features. Click a picture to enlarge it.",
        samples.toString());
  }

  /** Names of the samples that any model has pictures of. */
  static List<String> samples(Analysis analysis) {
    return analysis.data().models().stream()
        .flatMap(model -> model.evaluation().samples().stream())
        .map(SampleViews::sample)
        .distinct()
        .toList();
  }

  private static String sample(Analysis analysis, String sample) {
    List<ReportModel> models = analysis.data().models();
    StringBuilder cells = new StringBuilder();
    for (Row row : ROWS) {
      List<String> outputs = new ArrayList<>();
      for (int i = 0; i < models.size(); i++) {
        ReportModel model = models.get(i);
        String caption =
            "<i class=\"dot s%d\"></i>%s"
                .formatted(analysis.modelStyle(i), Html.escape(model.name()));
        outputs.add(
            model
                .picture(sample, row.output())
                .map(
                    picture ->
                        figure(picture, row.pixels(), caption, row.label() + ", " + model.name()))
                .orElse("<span></span>"));
      }
      Optional<String> truth =
          models.stream()
              .flatMap(model -> model.picture(sample, row.truth()).stream())
              .findFirst()
              .map(picture -> figure(picture, row.pixels(), row.truthLabel(), row.truthLabel()));
      if (truth.isPresent() || outputs.stream().anyMatch(output -> output.startsWith("<figure"))) {
        cells.append(truth.orElse("<span></span>"));
        outputs.forEach(cells::append);
      }
    }
    if (cells.isEmpty()) {
      return "";
    }
    return """
        <article class="sample"><h3>%s</h3><div class="views" style="--columns:%d">%s</div></article>
        """
        .formatted(Html.escape(sample) + sizes(models, sample), models.size() + 1, cells);
  }

  private static String sizes(List<ReportModel> models, String sample) {
    StringBuilder sizes = new StringBuilder();
    for (ReportModel model : models) {
      model
          .sample(sample)
          .ifPresent(
              views ->
                  sizes.append(
                      "<small>%s: %s bytes as %s</small>"
                          .formatted(
                              Html.escape(model.name()),
                              Numbers.bytes((double) views.bytes()),
                              Html.escape(views.codec()))));
    }
    return sizes.toString();
  }

  /** A picture that opens when clicked. */
  static String figure(byte[] picture, boolean pixels, String caption, String description) {
    return "<figure><button type=\"button\" class=\"zoom\"><img class=\"%s\" loading=\"lazy\" alt=\"%s\" src=\"%s\"></button><figcaption>%s</figcaption></figure>\n"
        .formatted(
            pixels ? "pixels" : "smooth", Html.escape(description), Html.dataUri(picture), caption);
  }
}

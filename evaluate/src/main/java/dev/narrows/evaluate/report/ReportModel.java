package dev.narrows.evaluate.report;

import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.SampleViews;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One model in a report.
 *
 * @param evaluation what was measured
 * @param pictures PNG or JPEG files by the names that the evaluation's samples give them; those
 *     that are missing are not shown
 * @param training curves of its training; empty if they are not known
 */
public record ReportModel(
    Evaluation evaluation, Map<String, byte[]> pictures, List<TrainingSeries> training) {
  /** Copies the collections. */
  public ReportModel {
    pictures = Map.copyOf(pictures);
    training = List.copyOf(training);
  }

  /** Its name. */
  String name() {
    return evaluation.name();
  }

  /** What it has of a sample. */
  Optional<SampleViews> sample(String name) {
    return evaluation.samples().stream().filter(s -> s.sample().equals(name)).findFirst();
  }

  /** One picture of a sample. */
  Optional<byte[]> picture(String sample, SampleViews.View view) {
    return sample(sample).map(views -> views.files().get(view)).map(file -> pictures.get(file));
  }
}

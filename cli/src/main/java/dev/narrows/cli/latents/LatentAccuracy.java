package dev.narrows.cli.latents;

import dev.narrows.cli.progress.Progress;
import dev.narrows.data.Dataset;
import dev.narrows.evaluate.Accuracy;
import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import dev.narrows.evaluate.sweep.LatentPoint;
import dev.narrows.evaluate.sweep.RateAccuracySweep;
import dev.narrows.evaluate.sweep.SweepPlan;
import dev.narrows.model.ModelDirectory;
import dev.narrows.runtime.AccuracyMetric;
import dev.narrows.runtime.AccuracyTable;
import dev.narrows.runtime.LatentTransport;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a model with learned latents reaches at its rates, put into its directory. */
public final class LatentAccuracy {
  /** More pictures than so many take long, and training waits for them. */
  private static final int PICTURES = 60;

  private LatentAccuracy() {}

  /**
   * The model with a table of what it reaches on the first pictures of a dataset.
   *
   * @param model one with learned latents and their tables
   * @param dataset pictures that it was not trained on
   * @param task what is done, for people
   * @param terminal where progress is shown
   * @throws IOException if a picture cannot be read, the network fails or files cannot be written
   */
  public static ModelDirectory measure(
      ModelDirectory model, Dataset dataset, String task, PrintWriter terminal) throws IOException {
    LatentTransport transport = LatentTransport.require(model);
    List<LatentPoint> points =
        LatentPoints.of(LatentPoints.usualRates(transport.rates()), transport.layers());
    SweepPlan plan = new SweepPlan(List.of(), points, List.of(), PICTURES, 0);
    int pictures = Math.min(PICTURES, dataset.size());
    try (Progress progress = Progress.start(terminal, task, pictures)) {
      Evaluation evaluation =
          RateAccuracySweep.measure(
              model, "latents", dataset, plan, (done, all) -> progress.at(done, ""));
      return with(model, evaluation, points, transport.layers());
    }
  }

  /**
   * The model with a table of what was measured of it.
   *
   * @param evaluation of the model
   * @param points which were measured, as {@link LatentPoints#of} makes them
   * @param layers how many layers the model has
   * @throws IOException if the file cannot be written
   */
  public static ModelDirectory with(
      ModelDirectory model, Evaluation evaluation, List<LatentPoint> points, int layers)
      throws IOException {
    List<AccuracyTable.Row> rows = new ArrayList<>();
    for (LatentPoint point : points) {
      int sent = point.layers();
      Optional<RateCurve> curve = sent < layers ? evaluation.baseLayer() : evaluation.features();
      RatePoint measured = curve.flatMap(c -> c.point(point.name())).orElseThrow();
      rows.add(
          new AccuracyTable.Row(
              point.rates().get(sent - 1), sent, measured.bytes(), metrics(measured.accuracy())));
    }
    AccuracyTable table =
        new AccuracyTable(evaluation.data().description(), evaluation.data().pictures(), rows);
    return model.with(ModelDirectory.Addition.ACCURACY, table.write());
  }

  /** Those that are known and finite: pictures that come back as they were have no finite PSNR. */
  private static Map<AccuracyMetric, Double> metrics(Accuracy accuracy) {
    Map<AccuracyMetric, Double> metrics = new EnumMap<>(AccuracyMetric.class);
    for (AccuracyMetric metric : AccuracyMetric.values()) {
      OptionalDouble value =
          switch (metric) {
            case MIOU -> accuracy.meanIou();
            case DISPARITY_RMSE -> accuracy.disparityRmse();
            case PSNR -> accuracy.psnr();
          };
      if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
        metrics.put(metric, value.getAsDouble());
      }
    }
    return metrics;
  }
}

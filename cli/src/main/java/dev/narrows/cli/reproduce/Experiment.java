package dev.narrows.cli.reproduce;

import dev.narrows.cli.config.ConfigException;
import dev.narrows.cli.config.ExperimentConfig;
import dev.narrows.data.Dataset;
import dev.narrows.data.DatasetSpec;
import dev.narrows.data.Split;
import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.report.HtmlReport;
import dev.narrows.evaluate.report.ReportLoader;
import dev.narrows.model.ModelDirectory;
import dev.narrows.train.config.RateConfig;
import dev.narrows.train.config.TrainConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The paper's experiment: a baseline and a compressible model of the same seed, data, steps and
 * schedule, both measured, the baseline's network also with pictures sent in place of features.
 * What an earlier, unfinished call has done is used again.
 */
public final class Experiment {
  private static final int PHASES = 6;

  private final ExperimentConfig config;
  private final ExperimentFolder folder;
  private final ModelRuns runs;

  /**
   * @param config of the compressible model; the baseline's is the same without the rate term
   * @param out where everything goes
   * @param terminal where it says how far it is
   */
  public Experiment(ExperimentConfig config, Path out, PrintWriter terminal) {
    this.config = config;
    folder = new ExperimentFolder(out);
    runs = new ModelRuns(config, folder, terminal, PHASES);
  }

  /**
   * Runs what is not done yet.
   *
   * @param fresh whether to throw away what an earlier call left
   * @return what came of it; empty if it was told to stop before its end
   * @throws IOException if the configuration does not give two models, the folder holds another
   *     experiment, data cannot be read, files cannot be written, or training fails
   */
  public Optional<Outcome> run(boolean fresh) throws IOException {
    requireRate(config.train());
    List<StudyRun> models = StudyRun.of(config.train()).subList(0, 2);
    runs.requireUsable(models.stream().map(StudyRun::config).toList());
    folder.prepare(config, fresh);

    DatasetSpec data = runs.data();
    Dataset training = runs.open(data, Split.TRAIN);
    Dataset validation = runs.open(data, Split.VALIDATION);
    String baseline = models.get(0).name();
    String compressible = models.get(1).name();
    Optional<ModelDirectory> anchor = runs.train(baseline, models.get(0).config(), training);
    if (anchor.isEmpty()) {
      return Optional.empty();
    }
    Optional<ModelDirectory> test = runs.train(compressible, models.get(1).config(), training);
    if (test.isEmpty()) {
      return Optional.empty();
    }
    Evaluation anchorResults =
        runs.evaluate(baseline, anchor.get(), validation, config.evaluation().offload());
    Evaluation testResults = runs.evaluate(compressible, test.get(), validation, List.of());

    runs.announce("report");
    HtmlReport.write(
        ReportLoader.load(
            "Compressible features against a baseline",
            List.of(folder.results(baseline), folder.results(compressible)),
            Map.of(baseline, folder.metrics(baseline), compressible, folder.metrics(compressible))),
        folder.report());
    Outcome outcome = Outcome.of(anchorResults, testResults, runs.seconds(), folder.report());
    SummaryFile.write(folder.summary(), outcome);
    return Optional.of(outcome);
  }

  /** Both experiments compare models with and without the compressibility loss. */
  static void requireRate(TrainConfig config) throws ConfigException {
    if (config.loss().rate().on() == RateConfig.Features.NONE) {
      throw new ConfigException(
          "configuration", "loss.rate.on: expected normalized or raw to compare, found none");
    }
  }
}

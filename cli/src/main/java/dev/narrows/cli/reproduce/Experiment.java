package dev.narrows.cli.reproduce;

import dev.narrows.cli.config.ExperimentConfig;
import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.report.HtmlReport;
import dev.narrows.evaluate.report.ReportLoader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The paper's experiment: a baseline and a compressible model of the same seed, data, steps and
 * schedule, both measured, the baseline's network also with pictures sent in place of features.
 */
public final class Experiment {
  private static final List<String> MODELS = List.of(StudyRun.BASELINE, StudyRun.COMPRESSIBLE);

  private Experiment() {}

  /**
   * Its models.
   *
   * @param config of the compressible model; the baseline's is the same without the rate term
   * @param out where everything goes
   * @param terminal where it says how far it is
   */
  public static ExperimentRuns runs(ExperimentConfig config, Path out, PrintWriter terminal) {
    return new ExperimentRuns(
        config,
        out,
        terminal,
        StudyRun.of(config.train()).stream().filter(run -> MODELS.contains(run.name())).toList(),
        List.of("reproduce"));
  }

  /**
   * Writes the report and the numbers.
   *
   * @param results of both models
   */
  public static Outcome finish(ExperimentRuns runs, Map<String, Evaluation> results)
      throws IOException {
    ExperimentFolder folder = runs.folder();
    HtmlReport.write(
        ReportLoader.load(
            "Compressible features against a baseline",
            MODELS.stream().map(folder::results).toList(),
            runs.logs()),
        folder.report());
    Outcome outcome =
        Outcome.of(
            results.get(StudyRun.BASELINE),
            results.get(StudyRun.COMPRESSIBLE),
            runs.seconds(),
            folder.report());
    SummaryFile.write(folder.summary(), outcome);
    return outcome;
  }
}

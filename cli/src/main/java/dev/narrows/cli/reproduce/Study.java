package dev.narrows.cli.reproduce;

import dev.narrows.cli.config.ExperimentConfig;
import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.report.HtmlReport;
import dev.narrows.evaluate.report.ReportLoader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The ablation study: the paper's models in several variants, learned latents with two entropy
 * models, and sending the picture, all of the same trunk, data and schedule.
 */
public final class Study {
  private Study() {}

  /**
   * Its models, those of the plain {@link Experiment} among them.
   *
   * @param config data, sizes and schedule of all models; its rate term is the compressible model's
   * @param out where everything goes
   * @param terminal where it says how far it is
   */
  public static ExperimentRuns runs(ExperimentConfig config, Path out, PrintWriter terminal) {
    return new ExperimentRuns(
        config, out, terminal, StudyRun.of(config.train()), List.of("reproduce", "--study"));
  }

  /**
   * Writes the report and the numbers.
   *
   * @param results of every model
   */
  public static StudyOutcome finish(ExperimentRuns runs, Map<String, Evaluation> results)
      throws IOException {
    ExperimentFolder folder = runs.folder();
    HtmlReport.write(
        ReportLoader.load("Ways to send what a network sees", order(runs), runs.logs()),
        folder.studyReport());
    StudyOutcome outcome = StudyOutcome.of(results, runs.seconds(), folder.studyReport());
    StudyFile.write(folder.study(), outcome);
    return outcome;
  }

  /** The compressible model first: in the report it counts as 100 %. */
  private static List<Path> order(ExperimentRuns runs) {
    List<Path> order = new ArrayList<>();
    order.add(runs.folder().results(StudyRun.COMPRESSIBLE));
    runs.names().stream()
        .filter(name -> !name.equals(StudyRun.COMPRESSIBLE))
        .forEach(name -> order.add(runs.folder().results(name)));
    return order;
  }
}

package dev.narrows.cli.reproduce;

import dev.narrows.cli.config.ExperimentConfig;
import dev.narrows.data.Dataset;
import dev.narrows.data.DatasetSpec;
import dev.narrows.data.Split;
import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.report.HtmlReport;
import dev.narrows.evaluate.report.ReportLoader;
import dev.narrows.model.ModelDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ablation study: the paper's models in several variants, learned latents with two entropy
 * models, and sending the picture, all of the same trunk, data and schedule. What an earlier,
 * unfinished call has done is used again, also the two models of the plain {@link Experiment}.
 */
public final class Study {
  private final ExperimentConfig config;
  private final ExperimentFolder folder;
  private final ModelRuns runs;
  private final List<StudyRun> models;

  /**
   * @param config data, sizes and schedule of all models; its rate term is the compressible model's
   * @param out where everything goes
   * @param terminal where it says how far it is
   */
  public Study(ExperimentConfig config, Path out, PrintWriter terminal) {
    this.config = config;
    folder = new ExperimentFolder(out);
    models = StudyRun.of(config.train());
    runs = new ModelRuns(config, folder, terminal, 2 + 2 * models.size());
  }

  /**
   * Runs what is not done yet.
   *
   * @param fresh whether to throw away what an earlier call left
   * @return what came of it; empty if it was told to stop before its end
   * @throws IOException if the configuration has no rate term, the folder holds another experiment,
   *     data cannot be read, files cannot be written, or training fails
   */
  public Optional<StudyOutcome> run(boolean fresh) throws IOException {
    Experiment.requireRate(config.train());
    runs.requireUsable(models.stream().map(StudyRun::config).toList());
    folder.prepare(config, fresh);

    DatasetSpec data = runs.data();
    Dataset training = runs.open(data, Split.TRAIN);
    Dataset validation = runs.open(data, Split.VALIDATION);
    Map<String, Evaluation> results = new LinkedHashMap<>();
    for (StudyRun run : models) {
      Optional<ModelDirectory> model = runs.train(run.name(), run.config(), training);
      if (model.isEmpty()) {
        return Optional.empty();
      }
      boolean first = run.name().equals(StudyRun.BASELINE);
      List<String> offload = first ? config.evaluation().offload() : List.of();
      results.put(run.name(), runs.evaluate(run.name(), model.get(), validation, offload));
    }

    runs.announce("report");
    Map<String, Path> logs = new LinkedHashMap<>();
    models.forEach(run -> logs.put(run.name(), folder.metrics(run.name())));
    HtmlReport.write(
        ReportLoader.load("Ways to send what a network sees", order(), logs), folder.studyReport());
    StudyOutcome outcome = StudyOutcome.of(results, runs.seconds(), folder.studyReport());
    StudyFile.write(folder.study(), outcome);
    return Optional.of(outcome);
  }

  /** The compressible model first: in the report it counts as 100 %. */
  private List<Path> order() {
    List<Path> order = new ArrayList<>();
    order.add(folder.results(StudyRun.COMPRESSIBLE));
    models.stream()
        .map(StudyRun::name)
        .filter(name -> !name.equals(StudyRun.COMPRESSIBLE))
        .forEach(name -> order.add(folder.results(name)));
    return order;
  }
}

package dev.narrows.cli.reproduce;

import com.sun.management.OperatingSystemMXBean;
import dev.narrows.cli.config.ExperimentConfig;
import dev.narrows.data.DatasetSpec;
import dev.narrows.data.Split;
import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.report.HtmlReport;
import dev.narrows.evaluate.report.ReportLoader;
import dev.narrows.model.ModelDirectory;
import dev.narrows.train.config.DeviceConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
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
  /** Bytes that training a model takes, with room. */
  private static final long MEMORY = 3L << 30;

  private final ExperimentConfig config;
  private final ExperimentFolder folder;
  private final PrintWriter terminal;
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
    this.terminal = terminal;
    runs = new ModelRuns(config, folder, terminal, 3 + 2 * models.size());
  }

  /** The names of the models, in the order in which they are trained. */
  public List<String> names() {
    return models.stream().map(StudyRun::name).toList();
  }

  /**
   * How many models can be trained side by side: one for each processor that a training takes, as
   * far as memory goes; on a graphics card one.
   */
  public int usualJobs() {
    DeviceConfig device = config.train().device();
    OperatingSystemMXBean machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long byMemory = machine.getTotalMemorySize() / MEMORY;
    int processors = Runtime.getRuntime().availableProcessors() / Math.max(1, device.threads());
    return device.kind() == DeviceConfig.Kind.CUDA
        ? 1
        : (int) Math.max(1, Math.min(models.size(), Math.min(byMemory, processors)));
  }

  /**
   * Runs what is not done yet.
   *
   * @param fresh whether to throw away what an earlier call left
   * @param jobs how many models are trained and measured at a time
   * @param program this program, which a process for each of several models is started with
   * @return what came of it; empty if it was told to stop before its end
   * @throws IOException if the configuration has no rate term, the folder holds another experiment,
   *     data cannot be read, files cannot be written, or training fails
   */
  public Optional<StudyOutcome> run(boolean fresh, int jobs, Class<?> program) throws IOException {
    DatasetSpec data = begin(fresh);
    List<String> missing =
        names().stream().filter(name -> !Files.exists(folder.results(name))).toList();
    int together = Math.min(jobs, missing.size());
    runs.announce("models that are missing, " + missing.size() + ", " + together + " at a time");
    if (together > 1 && !new SideBySide(folder, terminal, together, program).run(missing)) {
      return Optional.empty();
    }
    Map<String, Evaluation> results = new LinkedHashMap<>();
    for (StudyRun run : models) {
      Optional<Evaluation> result = result(run, data);
      if (result.isEmpty()) {
        return Optional.empty();
      }
      results.put(run.name(), result.get());
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

  /**
   * Trains and measures one model, what is not done yet of it.
   *
   * @return whether it was not told to stop before its end
   * @throws IOException as of {@link #run}
   */
  public boolean runOnly(String name) throws IOException {
    SideBySide.endWithStarter();
    DatasetSpec data = begin(false);
    StudyRun model =
        models.stream().filter(run -> run.name().equals(name)).findFirst().orElseThrow();
    return result(model, data).isPresent();
  }

  /** Finds what cannot be done, and has the data drawn. */
  private DatasetSpec begin(boolean fresh) throws IOException {
    Experiment.requireRate(config.train());
    runs.requireUsable(models.stream().map(StudyRun::config).toList());
    folder.prepare(config, fresh);
    return runs.data();
  }

  private Optional<Evaluation> result(StudyRun run, DatasetSpec data) throws IOException {
    Optional<ModelDirectory> model =
        runs.train(run.name(), run.config(), runs.open(data, Split.TRAIN));
    if (model.isEmpty()) {
      return Optional.empty();
    }
    boolean first = run.name().equals(StudyRun.BASELINE);
    List<String> offload = first ? config.evaluation().offload() : List.of();
    return Optional.of(
        runs.evaluate(run.name(), model.get(), runs.open(data, Split.VALIDATION), offload));
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

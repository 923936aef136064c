package dev.narrows.cli.reproduce;

import com.sun.management.OperatingSystemMXBean;
import dev.narrows.cli.config.ConfigException;
import dev.narrows.cli.config.ExperimentConfig;
import dev.narrows.data.DatasetSpec;
import dev.narrows.data.Split;
import dev.narrows.evaluate.Evaluation;
import dev.narrows.model.ModelDirectory;
import dev.narrows.train.config.DeviceConfig;
import dev.narrows.train.config.RateConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The models of an experiment, trained and measured. What an earlier, unfinished call has done is
 * used again, also what another experiment of the same configuration has left in the folder.
 */
public final class ExperimentRuns {
  /** Bytes that training a model takes, with room. */
  private static final long MEMORY = 3L << 30;

  private final ExperimentConfig config;
  private final ExperimentFolder folder;
  private final PrintWriter terminal;
  private final List<StudyRun> models;
  private final List<String> command;
  private final ModelRuns runs;

  /**
   * @param config data, sizes and schedule of all models
   * @param out where everything goes
   * @param terminal where it says how far it is
   * @param models in the order in which they are trained
   * @param command of this program that {@code --only} makes one of one model
   */
  ExperimentRuns(
      ExperimentConfig config,
      Path out,
      PrintWriter terminal,
      List<StudyRun> models,
      List<String> command) {
    this.config = config;
    folder = new ExperimentFolder(out);
    this.terminal = terminal;
    this.models = models;
    this.command = command;
    runs = new ModelRuns(config, folder, terminal, 3 + 2 * models.size());
  }

  ExperimentFolder folder() {
    return folder;
  }

  /** The names of the models, in the order in which they are trained. */
  public List<String> names() {
    return models.stream().map(StudyRun::name).toList();
  }

  /** The trainings' metrics, by model. */
  Map<String, Path> logs() {
    Map<String, Path> logs = new LinkedHashMap<>();
    names().forEach(name -> logs.put(name, folder.metrics(name)));
    return logs;
  }

  /** Since the start. */
  double seconds() {
    return runs.seconds();
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
   * @return what was measured of each model; empty if it was told to stop before its end
   * @throws IOException if the configuration has no rate term, the folder holds another experiment,
   *     data cannot be read, files cannot be written, or training fails
   */
  public Optional<Map<String, Evaluation>> run(boolean fresh, int jobs, Class<?> program)
      throws IOException {
    DatasetSpec data = begin(fresh);
    List<String> missing =
        names().stream().filter(name -> !Files.exists(folder.results(name))).toList();
    int together = Math.min(jobs, missing.size());
    runs.announce("models that are missing, " + missing.size() + ", " + together + " at a time");
    if (together > 1
        && !new SideBySide(folder, terminal, together, program, command).run(missing)) {
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
    return Optional.of(results);
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
    if (config.train().loss().rate().on() == RateConfig.Features.NONE) {
      throw new ConfigException(
          "configuration", "loss.rate.on: expected normalized or raw to compare, found none");
    }
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
}

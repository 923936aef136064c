package dev.narrows.cli.training;

import dev.narrows.cli.config.ConfigWriter;
import dev.narrows.cli.latents.LatentAccuracy;
import dev.narrows.cli.latents.LatentTables;
import dev.narrows.cli.priors.PriorsFit;
import dev.narrows.cli.progress.Interruption;
import dev.narrows.cli.progress.Progress;
import dev.narrows.data.DataException;
import dev.narrows.data.Dataset;
import dev.narrows.data.Datasets;
import dev.narrows.data.Split;
import dev.narrows.evaluate.result.AtomicFile;
import dev.narrows.model.ModelDescription;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.NetworkCost;
import dev.narrows.train.TrainException;
import dev.narrows.train.TrainingResult;
import dev.narrows.train.TrainingRun;
import dev.narrows.train.config.TrainConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Trains one model.
 *
 * @param name what is trained, for people
 * @param config how
 * @param dataset on what
 * @param run folder of the run: {@code config.yaml}, {@code train.log}, {@code metrics.csv} and the
 *     checkpoint
 * @param model the model directory to write in the end
 */
public record ModelTraining(
    String name, TrainConfig config, Dataset dataset, Path run, Path model) {
  /** Leaves out settings that change nothing. */
  public ModelTraining {
    config = config.essential();
  }

  /** A step, and the checkpoint behind it, take less. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final String CUT_OFF =
      "stopped in the middle of a step; the last checkpoint stays";

  private static final String CHECKPOINT = "checkpoint.safetensors";

  /**
   * What will be trained.
   *
   * @throws TrainException if the configuration does not fit the data
   */
  public ModelDescription description() throws TrainException {
    return new TrainingRun(config, dataset, run).description();
  }

  /** Whether there is a checkpoint to go on from. */
  public boolean begun() {
    return Files.exists(run.resolve(CHECKPOINT));
  }

  /**
   * Trains, from the checkpoint if there is one.
   *
   * @param terminal where progress is shown
   * @return the model directory; empty if the run was told to stop before its end
   * @throws IOException if the configuration does not fit the data or the checkpoint, data cannot
   *     be read, files cannot be written, or training fails
   */
  public Optional<ModelDirectory> train(PrintWriter terminal) throws IOException {
    TrainingRun training = new TrainingRun(config, dataset, run);
    String configuration = ConfigWriter.write(config);
    AtomicFile.write(run.resolve("config.yaml"), configuration.getBytes(StandardCharsets.UTF_8));
    try (PrintWriter log = log();
        TrainingView view = view(terminal, log);
        Interruption interruption = new Interruption(training::requestStop, PATIENCE, CUT_OFF)) {
      announce(training, terminal);
      log.println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + Versions.all());
      announce(training, log);
      TrainingResult result = training.train(true, view);
      view.close();
      if (result.weights().isEmpty()) {
        String end = name + ": stopped after " + result.steps() + " steps";
        log.println(end);
        terminal.println(end + (begun() ? "; their checkpoint is in " + run : ""));
        return Optional.empty();
      }
      ModelDirectory trained =
          ModelDirectory.write(
              model,
              training.description(),
              Provenance.of(config, dataset, result),
              result.weights().get());
      return Optional.of(finished(trained, terminal));
    }
  }

  /**
   * A trained model with what its codec knows of its features, priors or tables of latents: those
   * it has, or some fitted to the pictures that it was trained on. A model with latents also gets a
   * table of what its rates reach on the dataset's validation split, if there is one.
   *
   * @param terminal where progress is shown
   * @throws IOException if data cannot be read, the network fails or files cannot be written
   */
  public ModelDirectory finished(ModelDirectory trained, PrintWriter terminal) throws IOException {
    if (trained.description().learned()) {
      ModelDirectory coded =
          trained.addition(ModelDirectory.Addition.LATENTS).isPresent()
              ? trained
              : LatentTables.fit(trained, dataset, name + ", tables", terminal);
      return coded.addition(ModelDirectory.Addition.ACCURACY).isPresent()
          ? coded
          : measured(coded, terminal);
    }
    if (trained.addition(ModelDirectory.Addition.PRIORS).isPresent()) {
      return trained;
    }
    PriorsFit fit =
        PriorsFit.ofModel(trained, dataset, PriorsFit.MOST, name + ", priors", terminal);
    return trained.with(ModelDirectory.Addition.PRIORS, fit.priors().write());
  }

  /** With a table of what its rates reach, where there is a validation split. */
  private ModelDirectory measured(ModelDirectory coded, PrintWriter terminal) throws IOException {
    Dataset validation;
    try {
      validation =
          Datasets.open(config.data().dataset(), Split.VALIDATION, config.data().pictureSize());
    } catch (DataException e) {
      terminal.println(name + ": no table of accuracy without validation data: " + e.getMessage());
      return coded;
    }
    return LatentAccuracy.measure(coded, validation, name + ", accuracy", terminal);
  }

  private PrintWriter log() throws IOException {
    return new PrintWriter(
        Files.newBufferedWriter(
            run.resolve("train.log"), StandardOpenOption.CREATE, StandardOpenOption.APPEND),
        true);
  }

  private TrainingView view(PrintWriter terminal, PrintWriter log) {
    return new TrainingView(
        name,
        config.schedule().batch(),
        List.of(
            (task, total) -> Progress.start(terminal, task, total),
            (task, total) -> Progress.lines(log, task, total)));
  }

  private void announce(TrainingRun training, PrintWriter out) throws IOException {
    NetworkCost cost =
        NetworkCost.of(
            training.description().network(), config.data().height(), config.data().width());
    out.println(name + ": " + config.schedule().steps() + " steps on " + dataset.description());
    out.println("  edge: " + cost.edge());
    cost.cloud().forEach((task, part) -> out.println("  cloud, " + task.label() + ": " + part));
  }
}

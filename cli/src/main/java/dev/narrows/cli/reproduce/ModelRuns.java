package dev.narrows.cli.reproduce;

import dev.narrows.cli.config.ConfigException;
import dev.narrows.cli.config.ExperimentConfig;
import dev.narrows.cli.latents.LatentPoints;
import dev.narrows.cli.progress.Durations;
import dev.narrows.cli.progress.Progress;
import dev.narrows.cli.training.ModelTraining;
import dev.narrows.cli.training.Provenance;
import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.data.Dataset;
import dev.narrows.data.DatasetSpec;
import dev.narrows.data.Datasets;
import dev.narrows.data.PictureSize;
import dev.narrows.data.Split;
import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.result.ResultsFile;
import dev.narrows.evaluate.sweep.RateAccuracySweep;
import dev.narrows.evaluate.sweep.SweepPlan;
import dev.narrows.feature.FeatureCodecRegistry;
import dev.narrows.latent.LatentModel;
import dev.narrows.model.ModelDirectory;
import dev.narrows.runtime.ModelLatents;
import dev.narrows.runtime.ModelPriors;
import dev.narrows.train.config.TrainConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Trains and measures the models of an experiment; what an earlier call has done is used again. */
final class ModelRuns {
  private final ExperimentConfig config;
  private final ExperimentFolder folder;
  private final PrintWriter terminal;
  private final int phases;
  private final long startNanos = System.nanoTime();
  private int phase;

  /**
   * @param folder where everything goes
   * @param terminal where it says how far it is
   * @param phases how many times {@link #announce} will be called
   */
  ModelRuns(ExperimentConfig config, ExperimentFolder folder, PrintWriter terminal, int phases) {
    this.config = config;
    this.folder = folder;
    this.terminal = terminal;
    this.phases = phases;
  }

  /** Finds before anything is written, drawn or trained what would fail later. */
  void requireUsable(List<TrainConfig> models) throws IOException {
    plan(config.evaluation().offload(), FeatureCodecs::standIn);
    DatasetSpec data = DatasetSpec.parse(config.train().data().dataset());
    Dataset training = Datasets.open(data, Split.TRAIN, size());
    Datasets.open(data, Split.VALIDATION, size());
    for (TrainConfig own : models) {
      training("check", own, training).description();
    }
  }

  /** The data on disk; scenes are drawn first. */
  DatasetSpec data() throws IOException {
    announce("data");
    DatasetSpec wanted = DatasetSpec.parse(config.train().data().dataset());
    if (wanted instanceof DatasetSpec.Scenes scenes) {
      SceneFolder.write(scenes, size(), folder.scenes(), terminal);
      return new DatasetSpec.Folder(folder.scenes());
    }
    return wanted;
  }

  /** A split of the data. */
  Dataset open(DatasetSpec data, Split split) throws IOException {
    return Datasets.open(data, split, size());
  }

  /**
   * Trains a model, or takes the one there is.
   *
   * @return empty if it was told to stop before its end
   */
  Optional<ModelDirectory> train(String name, TrainConfig own, Dataset dataset) throws IOException {
    announce("training " + name);
    Path model = folder.model(name);
    ModelTraining training = training(name, own, dataset);
    if (!Files.exists(model.resolve(ModelDirectory.MANIFEST))) {
      return training.train(terminal);
    }
    ModelDirectory done = ModelDirectory.open(model);
    if (!Provenance.hasConfiguration(done.provenance(), training.config())) {
      throw new ConfigException(
          model.toString(),
          "expected a model of this configuration, found one of another; choose another --out, or"
              + " --fresh to throw that one away");
    }
    terminal.println("trained before");
    return Optional.of(training.finished(done, terminal));
  }

  /** Measures a model, or takes what was measured. */
  Evaluation evaluate(String name, ModelDirectory model, Dataset dataset, List<String> offload)
      throws IOException {
    announce("measuring " + name);
    Path results = folder.results(name);
    if (Files.exists(results)) {
      terminal.println("measured before");
      return ResultsFile.read(results);
    }
    SweepPlan plan = plan(model, offload);
    try (Progress progress = Progress.start(terminal, "measuring " + name, dataset.size())) {
      return RateAccuracySweep.evaluate(
          model, name, dataset, plan, results, (done, all) -> progress.at(done, ""));
    }
  }

  /** Says what comes next. */
  void announce(String what) {
    phase++;
    terminal.printf(
        "[%d/%d] %s (%s so far)%n", phase, phases, what, Durations.text((long) seconds()));
  }

  /** Since the start. */
  double seconds() {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  private SweepPlan plan(ModelDirectory model, List<String> offload) throws IOException {
    Optional<LatentModel> latents = ModelLatents.of(model);
    if (latents.isEmpty()) {
      return plan(offload, FeatureCodecs.withPriors(ModelPriors.of(model)));
    }
    List<Integer> rates = LatentPoints.usualRates(latents.get().rates());
    return plan(offload, FeatureCodecs::standIn)
        .withLatents(LatentPoints.of(rates, latents.get().layers().count()));
  }

  private SweepPlan plan(List<String> offload, FeatureCodecRegistry codecs) throws IOException {
    return SweepPlan.parse(
        config.evaluation().codecs(), offload, config.evaluation().samples(), codecs);
  }

  private ModelTraining training(String name, TrainConfig own, Dataset dataset) {
    return new ModelTraining(name, own, dataset, folder.run(name), folder.model(name));
  }

  private PictureSize size() {
    return config.train().data().pictureSize();
  }
}

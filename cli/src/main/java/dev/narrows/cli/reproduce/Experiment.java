package dev.narrows.cli.reproduce;

import dev.narrows.cli.config.ConfigException;
import dev.narrows.cli.config.ExperimentConfig;
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
import dev.narrows.evaluate.report.HtmlReport;
import dev.narrows.evaluate.report.ReportLoader;
import dev.narrows.evaluate.result.ResultsFile;
import dev.narrows.evaluate.sweep.RateAccuracySweep;
import dev.narrows.evaluate.sweep.SweepPlan;
import dev.narrows.feature.FeatureCodecRegistry;
import dev.narrows.model.ModelDirectory;
import dev.narrows.runtime.ModelPriors;
import dev.narrows.train.config.RateConfig;
import dev.narrows.train.config.TrainConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
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
  private static final String BASELINE = "baseline";
  private static final String COMPRESSIBLE = "compressible";
  private static final int PHASES = 6;

  private final ExperimentConfig config;
  private final ExperimentFolder folder;
  private final PrintWriter terminal;
  private final long startNanos = System.nanoTime();
  private int phase;

  /**
   * @param config of the compressible model; the baseline's is the same without the rate term
   * @param out where everything goes
   * @param terminal where it says how far it is
   */
  public Experiment(ExperimentConfig config, Path out, PrintWriter terminal) {
    this.config = config;
    this.folder = new ExperimentFolder(out);
    this.terminal = terminal;
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
    plan(config.evaluation().offload(), FeatureCodecs::standIn);
    TrainConfig compressible = config.train();
    TrainConfig baseline = withoutRate(compressible);
    DatasetSpec wanted = DatasetSpec.parse(compressible.data().dataset());
    requireUsable(wanted, compressible);
    folder.prepare(config, fresh);

    announce("data");
    DatasetSpec data = files(wanted);
    Dataset training = Datasets.open(data, Split.TRAIN, size());
    Dataset validation = Datasets.open(data, Split.VALIDATION, size());
    Optional<ModelDirectory> anchor = train(BASELINE, baseline, training);
    if (anchor.isEmpty()) {
      return Optional.empty();
    }
    Optional<ModelDirectory> test = train(COMPRESSIBLE, compressible, training);
    if (test.isEmpty()) {
      return Optional.empty();
    }
    Evaluation anchorResults =
        evaluate(BASELINE, anchor.get(), validation, config.evaluation().offload());
    Evaluation testResults = evaluate(COMPRESSIBLE, test.get(), validation, List.of());

    announce("report");
    HtmlReport.write(
        ReportLoader.load(
            "Compressible features against a baseline",
            List.of(folder.results(BASELINE), folder.results(COMPRESSIBLE)),
            Map.of(BASELINE, folder.metrics(BASELINE), COMPRESSIBLE, folder.metrics(COMPRESSIBLE))),
        folder.report());
    Outcome outcome = Outcome.of(anchorResults, testResults, seconds(), folder.report());
    SummaryFile.write(folder.summary(), outcome);
    return Optional.of(outcome);
  }

  /** Finds before anything is written, drawn or trained what would fail later. */
  private void requireUsable(DatasetSpec data, TrainConfig own) throws IOException {
    Dataset training = Datasets.open(data, Split.TRAIN, size());
    Datasets.open(data, Split.VALIDATION, size());
    training(COMPRESSIBLE, own, training).description();
  }

  private ModelTraining training(String name, TrainConfig own, Dataset dataset) {
    return new ModelTraining(name, own, dataset, folder.run(name), folder.model(name));
  }

  private DatasetSpec files(DatasetSpec wanted) throws IOException {
    if (wanted instanceof DatasetSpec.Scenes scenes) {
      SceneFolder.write(scenes, size(), folder.scenes(), terminal);
      return new DatasetSpec.Folder(folder.scenes());
    }
    return wanted;
  }

  private Optional<ModelDirectory> train(String name, TrainConfig own, Dataset dataset)
      throws IOException {
    announce("training " + name);
    Path model = folder.model(name);
    if (!Files.exists(model.resolve(ModelDirectory.MANIFEST))) {
      return training(name, own, dataset).train(terminal);
    }
    ModelDirectory done = ModelDirectory.open(model);
    if (!Provenance.hasConfiguration(done.provenance(), own)) {
      throw new ConfigException(
          model.toString(),
          "expected a model of this configuration, found one of another; choose another --out, or"
              + " --fresh to throw that one away");
    }
    terminal.println("trained before");
    return Optional.of(training(name, own, dataset).finished(done, terminal));
  }

  private Evaluation evaluate(
      String name, ModelDirectory model, Dataset dataset, List<String> offload) throws IOException {
    announce("measuring " + name);
    Path results = folder.results(name);
    if (Files.exists(results)) {
      terminal.println("measured before");
      return ResultsFile.read(results);
    }
    SweepPlan plan = plan(offload, FeatureCodecs.withPriors(ModelPriors.of(model)));
    try (Progress progress = Progress.start(terminal, "measuring " + name, dataset.size())) {
      return RateAccuracySweep.evaluate(
          model, name, dataset, plan, results, (done, all) -> progress.at(done, ""));
    }
  }

  private SweepPlan plan(List<String> offload, FeatureCodecRegistry codecs) throws IOException {
    return SweepPlan.parse(
        config.evaluation().codecs(), offload, config.evaluation().samples(), codecs);
  }

  private PictureSize size() {
    return config.train().data().pictureSize();
  }

  private double seconds() {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  private void announce(String what) {
    phase++;
    terminal.printf(
        "[%d/%d] %s (%s so far)%n", phase, PHASES, what, Durations.text((long) seconds()));
  }

  private static TrainConfig withoutRate(TrainConfig config) throws ConfigException {
    RateConfig rate = config.loss().rate();
    if (rate.on() == RateConfig.Features.NONE) {
      throw new ConfigException(
          "configuration", "loss.rate.on: expected normalized or raw to compare, found none");
    }
    return config.withLoss(config.loss().withRate(rate.off()));
  }
}

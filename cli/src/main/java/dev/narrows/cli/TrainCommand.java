package dev.narrows.cli;

import dev.narrows.cli.config.ConfigWriter;
import dev.narrows.cli.config.ExperimentConfig;
import dev.narrows.cli.training.ModelTraining;
import dev.narrows.data.Dataset;
import dev.narrows.data.Datasets;
import dev.narrows.data.Split;
import dev.narrows.model.ModelDirectory;
import dev.narrows.train.TrainException;
import dev.narrows.train.config.TrainConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains one model. */
@Command(
    name = "train",
    header = "Train a model.",
    description = {
      "",
      "Train a model: RUN/model becomes its model directory. RUN also holds the configuration, a log,"
          + " metrics.csv and the checkpoint. Ctrl-C stops after the step with a checkpoint.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  narrows train --config configs/camvid.yaml --out runs/camvid",
      "  narrows train --set data.dataset=/data/cityscapes --set loss.rate.on=none --out runs/base",
      "  narrows train --config my.yaml --print-config"
    })
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ConfigOptions configuration;

  @Option(
      names = "--out",
      paramLabel = "RUN",
      description = "Folder of the run; made if it is not there.")
  private Path run;

  @Option(
      names = "--resume",
      description =
          "Go on from the checkpoint in RUN, if there is one; the result is as if it had not stopped.")
  private boolean resume;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    ExperimentConfig config = configuration.read();
    if (configuration.printOnly()) {
      out.print(ConfigWriter.write(config));
      out.flush();
      return 0;
    }
    if (run == null) {
      throw new ParameterException(spec.commandLine(), "expected --out RUN, found none");
    }
    TrainConfig train = config.train();
    Dataset dataset =
        Datasets.open(train.data().dataset(), Split.TRAIN, train.data().pictureSize());
    ModelTraining training =
        new ModelTraining("training", train, dataset, run, run.resolve("model"));
    if (training.begun() && !resume) {
      throw new TrainException(
          run + ": expected no earlier run, found its checkpoint; add --resume to go on from it");
    }
    Optional<ModelDirectory> model = training.train(spec.commandLine().getErr());
    model.ifPresent(directory -> out.println("model directory: " + directory.path()));
    return model.isPresent() ? 0 : ExitCodes.STOPPED;
  }
}

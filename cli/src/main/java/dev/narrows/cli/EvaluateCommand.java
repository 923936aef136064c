package dev.narrows.cli;

import dev.narrows.cli.progress.Progress;
import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.data.Dataset;
import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.sweep.RateAccuracySweep;
import dev.narrows.evaluate.sweep.SweepPlan;
import dev.narrows.feature.FeatureCodecRegistry;
import dev.narrows.model.ModelDirectory;
import dev.narrows.runtime.ModelPriors;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures one model. */
@Command(
    name = "evaluate",
    header = "Measure a model's rate and accuracy over a dataset.",
    description = {
      "",
      "Every picture goes through the edge half, every codec, and the cloud half; a codec becomes a"
          + " point of rate against accuracy. The bytes are those of the whole bitstream.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  narrows evaluate --model runs/base/model --data data/scenes --out base.json",
      "  narrows evaluate --model runs/base/model --data /data/cityscapes --codec png,jpeg:90"
          + " --offload jpeg:50,webp:50 --out base.json"
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private ModelDataOptions source;

  @Option(
      names = "--codec",
      split = ",",
      defaultValue = "png,jpeg:95,jpeg:90,jpeg:85,jpeg:80",
      paramLabel = "CODEC",
      description = {
        "Codecs of the features: "
            + CodecHelp.FEATURE_CODECS
            + "; with a"
            + " quantiser before it, such as clip:5/png, another than the model's (see 'narrows"
            + " encode') (default: ${DEFAULT-VALUE})."
      })
  private List<String> codecs;

  @Option(
      names = "--offload",
      split = ",",
      paramLabel = "CODEC",
      description = {
        "Also send the picture itself instead, by png, jpeg:1..100, webp:lossless, webp:0..100, and"
            + " run the whole network in the cloud."
      })
  private List<String> offload = List.of();

  @Option(
      names = "--samples",
      defaultValue = "4",
      paramLabel = "N",
      description = {
        "Pictures to keep for the report, in a folder beside the results (default:"
            + " ${DEFAULT-VALUE})."
      })
  private int samples;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What to call the model in results (default: the name of its folder).")
  private String name;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The results file to write, JSON.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    plan(FeatureCodecs::standIn);
    ModelDirectory directory = source.model();
    SweepPlan plan = plan(FeatureCodecs.withPriors(ModelPriors.of(directory)));
    Dataset dataset = source.dataset(directory.description());
    PrintWriter err = spec.commandLine().getErr();
    String title = name == null ? name(source.modelPath()) : name;
    Evaluation evaluation;
    try (Progress progress = Progress.start(err, "evaluating " + title, dataset.size())) {
      evaluation =
          RateAccuracySweep.evaluate(
              directory, title, dataset, plan, out, (done, all) -> progress.at(done, ""));
    }
    spec.commandLine().getOut().print(PointTable.text(evaluation.curves()));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private SweepPlan plan(FeatureCodecRegistry registry) throws IOException {
    return SweepPlan.parse(codecs, offload, Math.max(0, samples), registry);
  }

  /** Of {@code runs/base/model} it is base. */
  private static String name(Path model) {
    Path path = model.toAbsolutePath().normalize();
    Path own = path.getFileName();
    Path parent = path.getParent() == null ? null : path.getParent().getFileName();
    boolean general = own != null && own.toString().equals("model") && parent != null;
    return String.valueOf(general ? parent : own);
  }
}

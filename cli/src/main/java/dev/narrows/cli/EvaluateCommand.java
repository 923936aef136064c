package dev.narrows.cli;

import dev.narrows.cli.latents.LatentAccuracy;
import dev.narrows.cli.latents.LatentPoints;
import dev.narrows.cli.progress.Progress;
import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.data.Dataset;
import dev.narrows.data.Split;
import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.sweep.LatentPoint;
import dev.narrows.evaluate.sweep.RateAccuracySweep;
import dev.narrows.evaluate.sweep.SweepPlan;
import dev.narrows.feature.FeatureCodecRegistry;
import dev.narrows.model.ModelDirectory;
import dev.narrows.runtime.LatentTransport;
import dev.narrows.runtime.ModelPriors;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures one model. */
@Command(
    name = "evaluate",
    header = "Measure a model's rate and accuracy over a dataset.",
    description = {
      "",
      "Every picture goes through the edge half, every codec, and the cloud half; a codec becomes a"
          + " point of rate against accuracy. The bytes are those of the whole bitstream.",
      "",
      "Learned latents go through the codec of their own: the base layer alone at several rates, and"
          + " the detail layer at several rates, beside a base layer at rate 0; their sizes are held"
          + " against what their entropy model says.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  narrows evaluate --model runs/base/model --data data/scenes --out base.json",
      "  narrows evaluate --model runs/base/model --data /data/cityscapes --codec png,jpeg:90"
          + " --offload jpeg:50,webp:50 --out base.json",
      "  narrows evaluate --model runs/latents/model --data data/scenes --rates 0,8,16 --out l.json"
    })
final class EvaluateCommand implements Callable<Integer> {
  private static final List<String> USUAL_CODECS =
      List.of("png", "jpeg:95", "jpeg:90", "jpeg:85", "jpeg:80");

  @Spec private CommandSpec spec;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private ModelDataOptions source;

  @Option(
      names = "--codec",
      split = ",",
      paramLabel = "CODEC",
      description = {
        "Codecs of the features: "
            + CodecHelp.FEATURE_CODECS
            + "; with a"
            + " quantiser before it, such as clip:5/png, another than the model's (see 'narrows"
            + " encode') (default: png,jpeg:95,jpeg:90,jpeg:85,jpeg:80; of learned latents, the"
            + " codec of their own)."
      })
  private List<String> codecs = List.of();

  @Option(
      names = "--rates",
      split = ",",
      paramLabel = "N",
      description = {
        "Rates of learned latents: of the base layer alone, and of the detail layer with the base"
            + " layer at rate 0 (default: 0, 4, 8 and so on, and the finest)."
      })
  private List<Integer> rates = List.of();

  @Option(
      names = "--update-table",
      description = {
        "Put what learned latents reach at these rates into the model, in place of the table that its"
            + " training left, for 'narrows encode --target'. The model's identity stays."
      })
  private boolean updateTable;

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
    checkOptions();
    ModelDirectory directory = source.model();
    List<LatentPoint> points = points(directory);
    SweepPlan plan = plan(FeatureCodecs.withPriors(ModelPriors.of(directory)));
    if (!points.isEmpty()) {
      plan = plan.withLatents(points);
    }
    Dataset dataset = source.dataset(directory.description());
    Evaluation evaluation = evaluate(directory, dataset, plan);
    PrintWriter lines = spec.commandLine().getOut();
    lines.print(PointTable.text(evaluation.curves()));
    if (!points.isEmpty()) {
      lines.println(SizeCheck.text(evaluation));
    }
    if (updateTable) {
      int layers = directory.description().network().featureLayers().size();
      ModelDirectory updated = LatentAccuracy.with(directory, evaluation, points, layers);
      lines.println(
          "table of accuracy: " + updated.addition(ModelDirectory.Addition.ACCURACY).orElseThrow());
    }
    lines.flush();
    return 0;
  }

  private Evaluation evaluate(ModelDirectory directory, Dataset dataset, SweepPlan plan)
      throws IOException {
    String title = name == null ? name(source.modelPath()) : name;
    PrintWriter err = spec.commandLine().getErr();
    try (Progress progress = Progress.start(err, "evaluating " + title, dataset.size())) {
      return RateAccuracySweep.evaluate(
          directory, title, dataset, plan, out, (done, all) -> progress.at(done, ""));
    }
  }

  /** The first option given that is about learned latents as such; empty if none is. */
  private Optional<String> latentOption() {
    if (!rates.isEmpty()) {
      return Optional.of("--rates");
    }
    return updateTable ? Optional.of("--update-table") : Optional.empty();
  }

  private void checkOptions() {
    if (latentOption().isPresent() && !codecs.isEmpty()) {
      throw wrong(
          latentOption().get(), "no --codec, which takes latents for plain features", "one");
    }
    if (updateTable && source.split(Split.VALIDATION) != Split.VALIDATION) {
      throw wrong(
          "--update-table", "the validation split", source.split(Split.VALIDATION).folder());
    }
  }

  /** How latents are sent; empty where the features are none, or go through other codecs. */
  private List<LatentPoint> points(ModelDirectory directory) throws IOException {
    Optional<LatentTransport> transport = LatentTransport.of(directory);
    if (transport.isEmpty() || !codecs.isEmpty()) {
      if (latentOption().isPresent()) {
        throw wrong(
            latentOption().get(), "a model with learned latents", directory.path() + " without");
      }
      return List.of();
    }
    int finest = transport.get().rates() - 1;
    for (int rate : rates) {
      if (rate < 0 || rate > finest) {
        throw wrong("--rates", "0 to " + finest, String.valueOf(rate));
      }
    }
    List<Integer> measured =
        rates.isEmpty() ? LatentPoints.usualRates(transport.get().rates()) : rates;
    return LatentPoints.of(measured, transport.get().layers());
  }

  private ParameterException wrong(String option, String expected, String found) {
    return new ParameterException(
        spec.commandLine(), option + ": expected " + expected + ", found " + found);
  }

  private SweepPlan plan(FeatureCodecRegistry registry) throws IOException {
    return SweepPlan.parse(
        codecs.isEmpty() ? USUAL_CODECS : codecs, offload, Math.max(0, samples), registry);
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

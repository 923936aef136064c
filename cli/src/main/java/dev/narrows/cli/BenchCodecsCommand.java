package dev.narrows.cli;

import dev.narrows.cli.bench.BenchInput;
import dev.narrows.cli.bench.CodecComparison;
import dev.narrows.cli.priors.PriorsFile;
import dev.narrows.cli.progress.Progress;
import dev.narrows.data.Dataset;
import dev.narrows.evaluate.bench.CodecResult;
import dev.narrows.evaluate.bench.CodecResultsJson;
import dev.narrows.evaluate.bench.CodecResultsTable;
import dev.narrows.model.ModelDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures codecs on tensors. */
@Command(
    name = "codecs",
    header = "Compare codecs on the same tensors by bytes, speed and, with a model, accuracy.",
    description = {
      "",
      "Compress the same tensors by every codec, check what comes back, and print a line for each:",
      "",
      "  bytes         of the payloads of all tensors, without the containers' side information",
      "  of png        these bytes divided by those of the codec png",
      "  encode MB/s   10^6 bytes of symbols a second by one thread; a symbol is one byte up to 8"
          + " bits, else two. Of each tensor the fastest of several rounds counts",
      "",
      "With a model, the accuracies that its tasks reach on what comes back stand beside them.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  narrows bench codecs --tensors features/quantised --codec png,zstd:19 --json codecs.json",
      "  narrows bench codecs --model reproduce/compressible --data data/scenes"
    })
final class BenchCodecsCommand implements Callable<Integer> {
  private static final double NANOSECONDS_PER_SECOND = 1e9;

  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Source source;

  @Mixin private LimitOption limit;

  @Option(
      names = "--codec",
      split = ",",
      paramLabel = "CODEC",
      description = {
        "What to compare: codecs, or with a quantiser before it that all tensors go through, such as"
            + " clip:5/png (default:"
            + " native:trained,native:strong,native:fast,raw,png,png:untiled,webp:lossless,zstd:3,"
            + "zstd:19,xz:9e; without native:trained where there are no priors, and without"
            + " webp:lossless above 8 bits)."
      })
  private List<String> codecs = List.of();

  @Option(
      names = "--seconds",
      defaultValue = "1",
      paramLabel = "S",
      description = {
        "Time each codec at least so long, after half as long to warm up (default:"
            + " ${DEFAULT-VALUE})."
      })
  private double seconds;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the lines as a JSON array.")
  private Path json;

  /** Where tensors come from. */
  private static final class Source {
    @ArgGroup(exclusive = false)
    private Folder folder;

    @ArgGroup(exclusive = false)
    private ModelDataOptions model;
  }

  /** Tensors in files, and what is known of their network. */
  private static final class Folder extends TensorFolderOptions {
    @Option(
        names = "--priors",
        paramLabel = "FILE",
        description = "The network's priors, as 'narrows priors' writes them, for native:trained.")
    private Path priors;
  }

  @Override
  public Integer call() throws IOException {
    if (!(seconds >= 0 && seconds <= Integer.MAX_VALUE)) {
      throw new ParameterException(
          spec.commandLine(), "--seconds: expected 0 or more, found " + seconds);
    }
    PrintWriter err = spec.commandLine().getErr();
    BenchInput input = input(err);
    Duration least = Duration.ofNanos((long) (seconds * NANOSECONDS_PER_SECOND));
    CodecComparison comparison = CodecComparison.parse(codecs, input, least);
    List<CodecResult> results;
    try (Progress progress = Progress.start(err, "codecs", comparison.steps())) {
      results = comparison.run(progress::at);
    }
    spec.commandLine().getOut().print(CodecResultsTable.text(results));
    spec.commandLine().getOut().flush();
    if (json != null) {
      CodecResultsJson.write(json, results);
    }
    return 0;
  }

  private BenchInput input(PrintWriter err) throws IOException {
    if (source.folder != null) {
      Path priors = source.folder.priors;
      return BenchInput.folder(
          source.folder.path(),
          limit.of(Integer.MAX_VALUE),
          source.folder.quantizer(),
          priors == null ? Optional.empty() : Optional.of(PriorsFile.read(priors).priors()));
    }
    ModelDirectory model = source.model.model();
    Dataset dataset = source.model.dataset(model.description());
    int pictures = limit.of(dataset.size());
    try (Progress progress = Progress.start(err, "features", pictures)) {
      return BenchInput.model(model, dataset, pictures, done -> progress.at(done, ""));
    }
  }
}

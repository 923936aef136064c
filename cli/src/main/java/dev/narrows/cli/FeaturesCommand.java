package dev.narrows.cli;

import dev.narrows.cli.progress.Progress;
import dev.narrows.cli.tensor.DatasetFeatures;
import dev.narrows.cli.tensor.FeatureExport;
import dev.narrows.data.Dataset;
import dev.narrows.feature.quantize.MinMaxQuantizer;
import dev.narrows.model.ModelDirectory;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a model's features as files. */
@Command(
    name = "features",
    header = "Write a model's features of a dataset as .npy files.",
    description = {
      "",
      "Run the edge network on every picture of a dataset and write its features for other tools, as"
          + " arrays of [channels, height, width]:",
      "",
      "  raw/NAME.npy        as computed, float32",
      "  quantised/NAME.npy  as codecs get them: uint8, or uint16 above 8 bits",
      "  features.json       where they come from, and the smallest and largest value of each",
      ""
    },
    footer = {
      "",
      "Example:",
      "  narrows features --model reproduce/compressible --data data/scenes --out features"
    })
final class FeaturesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private ModelDataOptions source;

  @Mixin private LimitOption limit;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write; it is empty or made.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    ModelDirectory model = source.model();
    Dataset dataset = source.dataset(model.description());
    requireEmpty(out);
    int pictures = limit.of(dataset.size());
    int bits = model.description().bottleneck().bits();
    FeatureExport export = new FeatureExport(out, new MinMaxQuantizer(bits));
    try (Progress progress = Progress.start(spec.commandLine().getErr(), "features", pictures)) {
      DatasetFeatures.compute(
          model,
          dataset,
          pictures,
          (index, name, features) -> {
            export.add(name, features);
            progress.at(index + 1L, "");
          });
    }
    export.finish(model, dataset);
    spec.commandLine().getOut().printf("%s: features of %d pictures%n", out, pictures);
    return 0;
  }

  /** Files of another run among those of this one would pass for its own. */
  private static void requireEmpty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new DirectoryNotEmptyException(folder.toString());
        }
      }
    }
  }
}

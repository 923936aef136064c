package dev.narrows.cli;

import dev.narrows.cli.info.BitstreamFacts;
import dev.narrows.cli.outputs.TaskFiles;
import dev.narrows.client.TaskResult;
import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.bitstream.Bitstream;
import dev.narrows.feature.bitstream.BitstreamFile;
import dev.narrows.feature.bitstream.CodedFeatures;
import dev.narrows.feature.bitstream.LatentBitstream;
import dev.narrows.model.Architecture;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Task;
import dev.narrows.runtime.CloudRuntime;
import dev.narrows.runtime.LatentTransport;
import dev.narrows.runtime.ModelPriors;
import dev.narrows.runtime.RuntimeOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The cloud's half: a bitstream becomes what the tasks say. */
@Command(
    name = "decode",
    header = "The cloud's half: a bitstream becomes what the tasks say.",
    description = {
      "",
      "The cloud's half: decode a bitstream, run every task's network on the features, and write"
          + " what they say as PNG files. Of learned latents the layers that are there are decoded,"
          + " and the tasks run that can do with them:",
      "",
      "  segmentation-ids.png      class ids, 8 bit, in the order of the model's classes",
      "  segmentation-colours.png  the same in the classes' colours",
      "  disparity.png             16 bit, 256 x disparity + 1, in pixels of a 2048-wide picture",
      "  disparity-heat.png        the same for the eye: dark is far, light is near",
      "  reconstruction.png        the picture as reconstructed",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  narrows decode --model reproduce/compressible picture.nrw -o decoded/",
      "  narrows decode --model runs/latents/model --tasks segmentation picture.nrw -o decoded/"
    })
final class DecodeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "The model directory that the bitstream was encoded with.")
  private Path model;

  @Parameters(paramLabel = "BITSTREAM", description = "What 'narrows encode' wrote.")
  private Path file;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "DIR",
      description = "Folder for the PNG files; made if it is not there.")
  private Path out;

  @Mixin private TasksOption tasks;

  @Override
  public Integer call() throws IOException {
    ModelDirectory directory = ModelDirectory.open(model);
    SortedSet<Task> asked = tasks.of(directory);
    CodedFeatures coded = BitstreamFile.readAny(file, BitstreamFacts.MAX_BYTES);
    coded.requireModel(ModelIdentity.ofSha256(directory.identity()));
    FeatureTensor features = features(coded, directory, asked);
    SortedSet<Task> run = tasks.given() ? asked : served(directory, features.shape().channels());
    List<TaskResult> results = new ArrayList<>();
    try (CloudRuntime cloud = CloudRuntime.open(directory, RuntimeOptions.DEFAULT, run)) {
      for (Task task : run) {
        results.add(TaskFiles.result(cloud.run(task, features)));
      }
    }
    new TaskFiles(directory.description(), spec.commandLine().getOut()::println)
        .write(results, out);
    return 0;
  }

  /** The tasks that can do with the channels there are; all, if these are of another model. */
  private static SortedSet<Task> served(ModelDirectory directory, int channels) {
    Architecture network = directory.description().network();
    SortedSet<Task> all = new TreeSet<>(network.decoders().keySet());
    SortedSet<Task> served = new TreeSet<>(all);
    served.removeIf(task -> network.channelsOf(task) > channels);
    return served.isEmpty() ? all : served;
  }

  /** What the tasks read of the features, or all there is if none is asked for. */
  private FeatureTensor features(CodedFeatures coded, ModelDirectory directory, Set<Task> asked)
      throws IOException {
    if (coded instanceof Bitstream bitstream) {
      return bitstream.decode(FeatureCodecs.withPriors(ModelPriors.of(directory))).dequantize();
    }
    LatentBitstream bitstream = (LatentBitstream) coded;
    LatentTransport transport = LatentTransport.require(directory);
    Architecture network = directory.description().network();
    if (!tasks.given()) {
      return transport.decode(bitstream);
    }
    int needed = 1;
    for (Task task : asked) {
      needed = Math.max(needed, network.layersOf(task));
      if (network.layersOf(task) > bitstream.layers().size()) {
        throw new ParameterException(
            spec.commandLine(),
            "--tasks: %s: expected %d layers for %s, found %d"
                .formatted(file, network.layersOf(task), task.label(), bitstream.layers().size()));
      }
    }
    return transport.decode(bitstream, needed);
  }
}

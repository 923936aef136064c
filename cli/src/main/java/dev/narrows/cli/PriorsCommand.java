package dev.narrows.cli;

import dev.narrows.cli.priors.PriorsFit;
import dev.narrows.cli.tensor.TensorFolder;
import dev.narrows.data.Dataset;
import dev.narrows.data.Datasets;
import dev.narrows.data.PictureSize;
import dev.narrows.data.Split;
import dev.narrows.evaluate.result.AtomicFile;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.Quantizer;
import dev.narrows.feature.quantize.MinMaxQuantizer;
import dev.narrows.feature.quantize.Quantizers;
import dev.narrows.model.ModelDescription;
import dev.narrows.model.ModelDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Fits priors to features. */
@Command(
    name = "priors",
    header = "Learn what the codec native:trained knows of a network's features.",
    description = {
      "",
      "Fit priors to features: how the elements of each channel follow from their neighbours and from"
          + " other channels. With them the codec native:trained needs fewer bytes; decoding takes the"
          + " same priors.",
      "",
      "A model's are put into its directory, in place of those it had. Its identity is another"
          + " then: bitstreams encoded before are decoded by the model as it was. 'narrows train' has"
          + " done this already.",
      "",
      "For other networks, the .npy files of a folder become a file for 'narrows pack' and 'narrows"
          + " unpack'.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  narrows priors --model runs/base/model --data data/scenes",
      "  narrows priors --tensors features/raw --out network.priors"
    })
final class PriorsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Source source;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = {
        "Fit to N pictures or tensors at most, evenly chosen; large ones need fewer (default:"
            + " ${DEFAULT-VALUE})."
      })
  private int limit = PriorsFit.MOST;

  /** Where features come from. */
  private static final class Source {
    @ArgGroup(exclusive = false)
    private Network network;

    @ArgGroup(exclusive = false)
    private Folder folder;
  }

  /** A model and pictures. */
  private static final class Network {
    @Option(
        names = "--model",
        required = true,
        paramLabel = "DIR",
        description = "Model directory, as 'narrows train' writes it.")
    private Path path;

    @Option(
        names = "--data",
        required = true,
        paramLabel = "DATASET",
        description = {
          "Folder in Cityscapes' or CamVid's layout, or scenes:train=N,val=N,seed=N to generate"
              + " some."
        })
    private String data;

    @Option(
        names = "--split",
        paramLabel = "SPLIT",
        description = "train, validation or test (default: train).")
    private Split split = Split.TRAIN;

    @Option(
        names = "--size",
        paramLabel = "WxH",
        converter = PictureSizeConverter.class,
        description = "Size that pictures are resized to (default: that of the model's training).")
    private PictureSize size;
  }

  /** Tensors in files. */
  private static final class Folder {
    @Option(
        names = "--tensors",
        required = true,
        paramLabel = "DIR",
        description = {
          "Folder of .npy files of one shape, also in folders below: uint8 and uint16 are symbols of"
              + " 8 and 16 bits, floats are quantised."
        })
    private Path path;

    @Option(
        names = "--quantizer",
        paramLabel = "QUANTIZER",
        description = "How floats become symbols, such as clip:6 (default: min-max:8).")
    private String quantizer = new MinMaxQuantizer().name();

    @Option(
        names = "--out",
        required = true,
        paramLabel = "FILE",
        description = "The priors to write, such as network.priors.")
    private Path out;
  }

  @Override
  public Integer call() throws IOException {
    if (limit < 1) {
      throw new ParameterException(
          spec.commandLine(), "--limit: expected at least 1, found " + limit);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(source.network != null ? ofModel(source.network) : ofTensors(source.folder));
    return 0;
  }

  private String ofModel(Network network) throws IOException {
    ModelDirectory before = ModelDirectory.open(network.path);
    ModelDescription.Input input = before.description().input();
    PictureSize size =
        network.size == null ? new PictureSize(input.width(), input.height()) : network.size;
    Dataset dataset = Datasets.open(network.data, network.split, size);
    PriorsFit fit =
        PriorsFit.ofModel(before, dataset, limit, "priors", spec.commandLine().getErr());
    ModelDirectory after = before.withPriors(fit.priors().write());
    return network.path
        + (": " + fit.priors() + ", of " + fit.tensors() + " pictures; ")
        + identity(ModelIdentity.ofSha256(before.identity()), after);
  }

  private static String identity(ModelIdentity before, ModelDirectory model) {
    ModelIdentity after = ModelIdentity.ofSha256(model.identity());
    return after.equals(before)
        ? "the model's identity is still " + after
        : "the model's identity was " + before + " and is now " + after;
  }

  private String ofTensors(Folder folder) throws IOException {
    Quantizer quantizer = Quantizers.parse(folder.quantizer);
    PriorsFit fit =
        PriorsFit.ofTensors(
            TensorFolder.readSome(folder.path, limit), quantizer, spec.commandLine().getErr());
    byte[] content = fit.priors().write();
    AtomicFile.write(folder.out, content);
    return folder.out
        + (": " + fit.priors() + ", of " + fit.tensors() + " tensors, ")
        + (content.length + " bytes");
  }
}

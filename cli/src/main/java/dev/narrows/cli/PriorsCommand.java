package dev.narrows.cli;

import dev.narrows.cli.priors.PriorsFit;
import dev.narrows.cli.tensor.TensorFolder;
import dev.narrows.data.Dataset;
import dev.narrows.data.Split;
import dev.narrows.evaluate.result.AtomicFile;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.Quantizer;
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
    private ModelDataOptions model;

    @ArgGroup(exclusive = false)
    private Folder folder;
  }

  /** Tensors in files, and where their priors go. */
  private static final class Folder extends TensorFolderOptions {
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
    out.println(source.model != null ? ofModel(source.model) : ofTensors(source.folder));
    return 0;
  }

  private String ofModel(ModelDataOptions model) throws IOException {
    ModelDirectory before = model.model();
    if (before.description().learned()) {
      throw new ParameterException(
          spec.commandLine(),
          model.modelPath()
              + ": expected a model without learned latents, found one with; their codec takes no"
              + " priors");
    }
    Dataset dataset = model.dataset(before.description(), Split.TRAIN);
    PriorsFit fit =
        PriorsFit.ofModel(before, dataset, limit, "priors", spec.commandLine().getErr());
    ModelDirectory after = before.with(ModelDirectory.Addition.PRIORS, fit.priors().write());
    return model.modelPath()
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
    Quantizer quantizer = folder.quantizer();
    PriorsFit fit =
        PriorsFit.ofTensors(
            TensorFolder.readSome(folder.path(), limit), quantizer, spec.commandLine().getErr());
    byte[] content = fit.priors().write();
    AtomicFile.write(folder.out, content);
    return folder.out
        + (": " + fit.priors() + ", of " + fit.tensors() + " tensors, ")
        + (content.length + " bytes");
  }
}

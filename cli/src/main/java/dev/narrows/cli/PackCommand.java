package dev.narrows.cli;

import dev.narrows.cli.priors.PriorsFile;
import dev.narrows.cli.tensor.SourceTensor;
import dev.narrows.cli.tensor.TensorException;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.NonFiniteFeatureException;
import dev.narrows.feature.UnquantizableTensorException;
import dev.narrows.feature.UnreachableTargetException;
import dev.narrows.feature.UnsupportedTensorException;
import dev.narrows.feature.bitstream.BitstreamFile;
import dev.narrows.feature.entropy.StrongCodec;
import dev.narrows.feature.quantize.FeatureCoding;
import dev.narrows.feature.quantize.MinMaxQuantizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Any network's features become a bitstream. */
@Command(
    name = "pack",
    header = "Compress any network's features: a .npy file becomes a bitstream.",
    description = {
      "",
      "Compress the features of any network, without a model: a .npy file of [channels, height, width]"
          + " becomes a bitstream. Floats are quantised, by min-max:8 unless told otherwise; uint8"
          + " and uint16 are taken for symbols of 8 and 16 bits, and for features only if a quantiser"
          + " or a limit is given.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  narrows pack features.npy -o features.nrw --quantizer clip:6",
      "  narrows pack features.npy -o features.nrw --priors network.priors"
    })
final class PackCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TENSOR", description = "A .npy file.")
  private Path tensor;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "The bitstream to write, such as features.nrw.")
  private Path out;

  @Option(
      names = "--priors",
      paramLabel = "FILE",
      description = {
        "Priors of the network, as 'narrows priors' writes them, for the codec native:trained;"
            + " unpacking takes the same."
      })
  private Path priors;

  @Mixin private CodingOptions options;

  @Override
  public Integer call() throws IOException {
    options.check();
    SourceTensor source = SourceTensor.read(tensor);
    CodingOptions.Encoded encoded = encode(source);
    BitstreamFile.write(encoded.bitstream(), out);
    int bytes = encoded.bitstream().bytes();
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s: %d bytes, %.3f bits per feature element, features %s by %s%n",
            out,
            bytes,
            8.0 * bytes / source.array().shape().elements(),
            source.array().shape(),
            encoded.coding());
    return 0;
  }

  private CodingOptions.Encoded encode(SourceTensor source) throws IOException {
    Optional<PriorsFile> known =
        priors == null ? Optional.empty() : Optional.of(PriorsFile.read(priors));
    FeatureCoding coding = options.coding(known.map(PriorsFile::priors));
    ModelIdentity identity = ModelIdentity.NONE;
    if (coding.codec().name().equals(StrongCodec.TRAINED_NAME)) {
      requireChannels(source, known.orElseThrow().priors().channels());
      identity = known.get().identity();
    }
    MinMaxQuantizer usual = new MinMaxQuantizer();
    try {
      return options.askForQuantizer()
          ? options.encode(identity, coding, source.features(), usual)
          : options.encode(identity, coding.codec(), source.symbols(usual));
    } catch (NonFiniteFeatureException
        | UnquantizableTensorException
        | UnsupportedTensorException
        | UnreachableTargetException e) {
      throw new TensorException(source.name() + ": " + e.getMessage(), e);
    }
  }

  private void requireChannels(SourceTensor source, int channels) throws TensorException {
    if (source.array().shape().channels() != channels) {
      throw new TensorException(
          (source.name() + ": expected features of " + channels + " channels, as " + priors)
              + (" knows, found " + source.array().shape()),
          null);
    }
  }
}

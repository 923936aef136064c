package dev.narrows.cli;

import dev.narrows.cli.info.BitstreamFacts;
import dev.narrows.cli.tensor.FeatureExport;
import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.bitstream.BitstreamFile;
import dev.narrows.feature.npy.NumpyArray;
import dev.narrows.feature.npy.NumpyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A bitstream becomes features again. */
@Command(
    name = "unpack",
    header = "Decompress features: a bitstream becomes a .npy file.",
    description = {
      "",
      "Decompress a bitstream, whichever model made it, to a .npy file of [channels, height, width].",
      ""
    },
    footer = {"", "Example:", "  narrows unpack features.nrw -o features.npy"})
final class UnpackCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "BITSTREAM",
      description = "What 'narrows pack' or 'narrows encode' wrote.")
  private Path file;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "TENSOR",
      description = "The .npy file to write: float32 features.")
  private Path out;

  @Option(
      names = "--symbols",
      description = "Write the symbols instead: uint8, or uint16 above 8 bits.")
  private boolean symbols;

  @Override
  public Integer call() throws IOException {
    QuantizedTensor tensor =
        BitstreamFile.read(file, BitstreamFacts.MAX_BYTES).decode(FeatureCodecs::parse);
    NumpyArray array =
        symbols ? FeatureExport.integers(tensor) : new NumpyArray.Floats(tensor.dequantize());
    NumpyFile.write(out, array);
    spec.commandLine().getOut().printf("%s: features %s%n", out, tensor.shape());
    return 0;
  }
}

package dev.narrows.cli;

import dev.narrows.feature.Quantizer;
import dev.narrows.feature.UnknownQuantizerException;
import dev.narrows.feature.quantize.MinMaxQuantizer;
import dev.narrows.feature.quantize.Quantizers;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that name tensors of any network in files; a command may add its own. */
class TensorFolderOptions {
  @Option(
      names = "--tensors",
      required = true,
      paramLabel = "DIR",
      description = {
        "Folder of .npy files, also in folders below: uint8 and uint16 are symbols of 8 and 16 bits,"
            + " floats are quantised. Priors are fitted to tensors of one shape."
      })
  private Path path;

  @Option(
      names = "--quantizer",
      paramLabel = "QUANTIZER",
      description = "How floats become symbols, such as clip:6 (default: min-max:8).")
  private String quantizer = new MinMaxQuantizer().name();

  Path path() {
    return path;
  }

  /**
   * @throws UnknownQuantizerException if there is no such quantiser
   */
  Quantizer quantizer() throws UnknownQuantizerException {
    return Quantizers.parse(quantizer);
  }
}

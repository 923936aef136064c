package dev.narrows.cli;

import dev.narrows.cli.tensor.SourceTensor;
import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Quantizer;
import dev.narrows.feature.bitstream.Bitstream;
import dev.narrows.feature.bitstream.BitstreamFile;
import dev.narrows.feature.quantize.MinMaxQuantizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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
          + " becomes a bitstream. Floats are quantised; uint8 and uint16 are taken for symbols of 8"
          + " and 16 bits unless a quantiser is given.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  narrows pack features.npy -o features.nrw --codec zstd:19 --quantizer min-max:6"
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
      names = "--codec",
      defaultValue = "png",
      paramLabel = "CODEC",
      description = {
        "How symbols are compressed, such as png, webp:lossless, zstd:19 or jpeg:90 (default:"
            + " ${DEFAULT-VALUE})."
      })
  private String codec;

  @Option(
      names = "--quantizer",
      converter = QuantizerConverter.class,
      paramLabel = "QUANTIZER",
      description = "How floats become symbols, such as min-max:6 (default: min-max:8).")
  private Quantizer quantizer;

  @Override
  public Integer call() throws IOException {
    FeatureCodec featureCodec = FeatureCodecs.parse(codec);
    SourceTensor source = SourceTensor.read(tensor);
    QuantizedTensor symbols =
        quantizer == null ? source.symbols(new MinMaxQuantizer()) : source.quantize(quantizer);
    Bitstream bitstream = Bitstream.encode(ModelIdentity.NONE, featureCodec, symbols);
    BitstreamFile.write(bitstream, out);
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s: %d bytes, %.3f bits per feature element, features %s by %s%n",
            out,
            bitstream.bytes(),
            8.0 * bitstream.bytes() / symbols.shape().elements(),
            symbols.shape(),
            featureCodec.name());
    return 0;
  }
}

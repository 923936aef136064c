package dev.narrows.cli;

import dev.narrows.cli.info.BitstreamFacts;
import dev.narrows.cli.npy.NumpyArray;
import dev.narrows.cli.npy.NumpyFile;
import dev.narrows.cli.priors.PriorsFile;
import dev.narrows.cli.tensor.FeatureExport;
import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.feature.FeatureCodecRegistry;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.bitstream.Bitstream;
import dev.narrows.feature.bitstream.BitstreamFile;
import dev.narrows.feature.bitstream.BitstreamHeader;
import dev.narrows.feature.bitstream.CodedFeatures;
import dev.narrows.feature.bitstream.LatentBitstream;
import dev.narrows.feature.bitstream.LayerReader;
import dev.narrows.feature.entropy.StrongCodec;
import dev.narrows.model.ModelDirectory;
import dev.narrows.runtime.LatentTransport;
import dev.narrows.runtime.ModelPriors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A bitstream becomes features again. */
@Command(
    name = "unpack",
    header = "Decompress features: a bitstream becomes a .npy file.",
    description = {
      "",
      "Decompress a bitstream, whichever model made it, to a .npy file of [channels, height, width].",
      "Only one of the codec native:trained needs what it was encoded with: --priors, or --model; one"
          + " of learned latents needs --model.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  narrows unpack features.nrw -o features.npy",
      "  narrows unpack features.nrw -o features.npy --priors network.priors"
    })
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

  @Option(
      names = "--layer",
      paramLabel = "N",
      description = {
        "Read one layer of channels only, counted from 0; other layers may be damaged (default: all)."
      })
  private Integer layer;

  @ArgGroup private Origin origin = new Origin();

  /** Where the features come from; one of the two. */
  private static final class Origin {
    @Option(
        names = "--priors",
        paramLabel = "FILE",
        description = "The priors that 'narrows pack' was given.")
    private Path priors;

    @Option(
        names = "--model",
        paramLabel = "DIR",
        description = "The model directory that 'narrows encode' was given.")
    private Path model;
  }

  @Override
  public Integer call() throws IOException {
    NumpyArray array = layer == null ? whole() : array(part(layer));
    NumpyFile.write(out, array);
    spec.commandLine().getOut().printf("%s: features %s%n", out, array.shape());
    return 0;
  }

  private NumpyArray whole() throws IOException {
    CodedFeatures coded = BitstreamFile.readAny(file, BitstreamFacts.MAX_BYTES);
    return coded instanceof Bitstream bitstream
        ? array(bitstream.decode(codecs(bitstream.header())))
        : latents((LatentBitstream) coded);
  }

  private NumpyArray array(QuantizedTensor tensor) {
    return symbols ? FeatureExport.integers(tensor) : new NumpyArray.Floats(tensor.dequantize());
  }

  /** Their codec is the model's. */
  private NumpyArray latents(LatentBitstream bitstream) throws IOException {
    if (symbols || origin.model == null) {
      throw new ParameterException(
          spec.commandLine(),
          file
              + ": learned latents: expected --model"
              + (symbols ? " and no --symbols, found --symbols" : ", found none"));
    }
    ModelDirectory model = ModelDirectory.open(origin.model);
    bitstream.requireModel(ModelIdentity.ofSha256(model.identity()));
    return new NumpyArray.Floats(LatentTransport.require(model).decode(bitstream));
  }

  private QuantizedTensor part(int index) throws IOException {
    try (LayerReader reader = LayerReader.open(file, BitstreamFacts.MAX_BYTES)) {
      int layers = reader.header().layers().size();
      if (index < 0 || index >= layers) {
        throw new ParameterException(
            spec.commandLine(),
            "--layer: expected 0 to %d in %s, found %d".formatted(layers - 1, file, index));
      }
      return reader.decodeLayer(index, codecs(reader.header()));
    }
  }

  /** Whichever model made the features, unless its priors are needed. */
  private FeatureCodecRegistry codecs(BitstreamHeader header) throws IOException {
    if (!header.codec().equals(StrongCodec.TRAINED_NAME)) {
      return FeatureCodecs::parse;
    }
    if (origin.priors != null) {
      PriorsFile priors = PriorsFile.read(origin.priors);
      header.requireModel(priors.identity());
      return FeatureCodecs.withPriors(Optional.of(priors.priors()));
    }
    if (origin.model != null) {
      ModelDirectory model = ModelDirectory.open(origin.model);
      header.requireModel(ModelIdentity.ofSha256(model.identity()));
      return FeatureCodecs.withPriors(ModelPriors.of(model));
    }
    throw new ParameterException(
        spec.commandLine(),
        file + ": codec " + header.codec() + ": expected --priors or --model, found neither");
  }
}

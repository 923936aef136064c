package dev.narrows.cli;

import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.bitstream.BitstreamFile;
import dev.narrows.feature.quantize.FeatureCoding;
import dev.narrows.feature.quantize.MinMaxQuantizer;
import dev.narrows.model.ModelDirectory;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureFile;
import dev.narrows.runtime.EdgeRuntime;
import dev.narrows.runtime.ModelPriors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The device's half: a picture becomes a bitstream. */
@Command(
    name = "encode",
    header = "The device's half: a picture becomes a bitstream.",
    description = {
      "",
      "The device's half: run the edge network on a picture, quantise and compress its features, and"
          + " write them as a bitstream.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  narrows encode --model reproduce/compressible --codec jpeg:90 picture.png -o picture.nrw",
      "  narrows encode --model reproduce/compressible --quantizer clip:8 --max-bytes 4000"
          + " picture.png -o picture.nrw"
    })
final class EncodeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Model directory, as 'narrows train' writes it.")
  private Path model;

  @Mixin private CodingOptions options;

  @Parameters(
      paramLabel = "PICTURE",
      description = {
        "PNG, JPEG or WebP; its sides are multiples of the model's stride (see 'narrows info')."
      })
  private Path picture;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "The bitstream to write, such as picture.nrw.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    options.check();
    ModelDirectory directory = ModelDirectory.open(model);
    FeatureCoding coding = options.coding(ModelPriors.of(directory));
    Picture pixels = PictureFile.read(picture);
    CodingOptions.Encoded encoded;
    try (EdgeRuntime edge = EdgeRuntime.open(directory)) {
      FeatureTensor features = edge.features(pixels.rgb(), pixels.height(), pixels.width());
      encoded =
          options.encode(
              ModelIdentity.ofSha256(directory.identity()),
              coding,
              features,
              new MinMaxQuantizer(directory.description().bottleneck().bits()));
    }
    BitstreamFile.write(encoded.bitstream(), out);
    long bytes = Files.size(out);
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s: %d bytes, %.3f bits per pixel, features %s by %s%n",
            out,
            bytes,
            8.0 * bytes / ((long) pixels.width() * pixels.height()),
            encoded.bitstream().header().shape(),
            encoded.coding());
    return 0;
  }
}

package dev.narrows.cli;

import dev.narrows.cli.latents.LayerText;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.bitstream.BitstreamFile;
import dev.narrows.feature.bitstream.CodedFeatures;
import dev.narrows.feature.bitstream.LatentBitstream;
import dev.narrows.feature.quantize.FeatureCoding;
import dev.narrows.feature.quantize.MinMaxQuantizer;
import dev.narrows.model.ModelDirectory;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureFile;
import dev.narrows.runtime.EdgeRuntime;
import dev.narrows.runtime.LatentTransport;
import dev.narrows.runtime.ModelPriors;
import dev.narrows.runtime.RuntimeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The device's half: a picture becomes a bitstream. */
@Command(
    name = "encode",
    header = "The device's half: a picture becomes a bitstream.",
    description = {
      "",
      "The device's half: run the edge network on a picture, quantise and compress its features,"
          + " and write them as a bitstream.",
      "",
      "A model with learned latents has a quantiser and a codec of its own: --rate, --max-bytes or"
          + " --target say how fine, --tasks which layers; --codec, --quantizer, --layers and"
          + " --max-error are for other models.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  narrows encode --model reproduce/compressible --codec jpeg:90 picture.png -o picture.nrw",
      "  narrows encode --model reproduce/compressible --quantizer clip:8 --max-bytes 4000"
          + " picture.png -o picture.nrw",
      "  narrows encode --model runs/latents/model --rate 8,40 picture.png -o picture.nrw",
      "  narrows encode --model runs/latents/model --tasks segmentation --target miou=0.42"
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

  @Mixin private LatentOptions latents;

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
    latents.check(options.maxBytes().isPresent());
    ModelDirectory directory = ModelDirectory.openEdge(model);
    Optional<LatentTransport> transport = LatentTransport.of(directory);
    spec.commandLine()
        .getOut()
        .println(
            transport.isPresent()
                ? encodeLatents(directory, transport.get())
                : encodeFeatures(directory));
    return 0;
  }

  private String encodeFeatures(ModelDirectory directory) throws IOException {
    latents.given().ifPresent(option -> refuse(option, "with learned latents", "without"));
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
    return written(encoded.bitstream(), pixels)
        + ", features %s by %s".formatted(encoded.bitstream().header().shape(), encoded.coding());
  }

  private String encodeLatents(ModelDirectory directory, LatentTransport transport)
      throws IOException {
    options.notForLatents().ifPresent(option -> refuse(option, "without learned latents", "with"));
    int layers =
        TasksOption.layers(directory.description().network(), latents.tasks().of(directory));
    List<Integer> rates = latents.rates(directory, transport, layers);
    Picture pixels = PictureFile.read(picture);
    FeatureTensor tensor;
    try (EdgeRuntime edge = EdgeRuntime.open(directory, RuntimeOptions.DEFAULT, layers)) {
      tensor = edge.features(pixels.rgb(), pixels.height(), pixels.width(), layers);
    }
    LatentBitstream bitstream =
        options.maxBytes().isPresent()
            ? transport.encodeWithin(tensor, options.maxBytes().getAsLong(), layers)
            : transport.encode(tensor, rates);
    double estimate = transport.idealBytes(tensor, bitstream.rates());
    return written(bitstream, pixels)
        + String.format(
            Locale.ROOT,
            ", rate %s of 0 to %d, %s, entropy model's estimate %.1f bytes",
            bitstream.rates().stream().map(String::valueOf).collect(Collectors.joining(",")),
            transport.rates() - 1,
            LayerText.first(layers, transport.layers()),
            estimate);
  }

  private String written(CodedFeatures coded, Picture pixels) throws IOException {
    BitstreamFile.write(coded, out);
    long bytes = Files.size(out);
    double bitsPerPixel = 8.0 * bytes / ((long) pixels.width() * pixels.height());
    return String.format(
        Locale.ROOT, "%s: %d bytes, %.3f bits per pixel", out, bytes, bitsPerPixel);
  }

  private void refuse(String option, String expected, String found) {
    throw new ParameterException(
        spec.commandLine(),
        "%s: expected a model %s, found %s, one %s".formatted(option, expected, model, found));
  }
}

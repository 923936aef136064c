package dev.narrows.cli;

import dev.narrows.cli.outputs.TaskFiles;
import dev.narrows.cli.progress.Interruption;
import dev.narrows.cli.send.PictureSource;
import dev.narrows.cli.send.ResultFolder;
import dev.narrows.cli.send.SendReport;
import dev.narrows.cli.send.Sending;
import dev.narrows.client.DropPolicy;
import dev.narrows.client.NarrowsClient;
import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.Quantizer;
import dev.narrows.feature.quantize.Quantizers;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Task;
import dev.narrows.runtime.EdgeCoding;
import dev.narrows.runtime.EdgeEncoder;
import dev.narrows.runtime.LatentTransport;
import dev.narrows.runtime.ModelPriors;
import dev.narrows.runtime.RuntimeOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The device's half with a server: pictures go, results come back. */
@Command(
    name = "send",
    header = "The device's half with a server: pictures go, results come back.",
    description = {
      "",
      "Encode pictures here, send their bitstreams to a server, bring back what the tasks say, and"
          + " report bytes and times: what half of the pictures (p50) and 99 of 100 (p99) do not"
          + " exceed.",
      "",
      "  waiting   for its turn in a stream, and for a server that could not take it",
      "  edge      from pixels to bitstream; reading the file is not counted",
      "  network   there and back",
      "  queue     waiting in the server",
      "  cloud     from bitstream to results",
      "",
      "Pictures go one after the other, each when the one before has its answer; what the server"
          + " cannot take is sent again. With --fps or --drop they go as a stream, as from a"
          + " camera: several are underway, and what has no room is dropped or waits. A stream"
          + " outlives its server for a minute: what was underway is sent again when it returns.",
      "",
      "Ctrl-C ends the sending, waits for what is underway, and prints the report.",
      "",
      "'-' reads pictures from standard input, one behind the other, as 'ffmpeg -f image2pipe'"
          + " writes them.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  narrows send picture.png --server edge.example:8001 --model models/street --out results/",
      "  narrows send pictures/ --server localhost:8001 --model models/street --tasks segmentation"
          + " --max-bytes 400 --json report.json",
      "  ffmpeg -i street.mp4 -vf scale=192:96 -f image2pipe -c:v png - |",
      "    narrows send - --server localhost:8001 --model models/street --fps 10 --drop oldest"
    })
final class SendCommand implements Callable<Integer> {
  /** What is underway has its answer by then; a source that gives nothing more holds no longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PICTURE|DIR|-",
      description = {
        "A PNG, JPEG or WebP, a folder of them (taken by name), or '-' for standard input. Their"
            + " sides are multiples of the model's stride (see 'narrows info')."
      })
  private String pictures;

  @Mixin private ConnectionOptions server;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Model directory; the server has the same.")
  private Path model;

  @Option(
      names = "--model-name",
      paramLabel = "NAME",
      description = "What the server calls the model (default: the directory's name).")
  private String modelName;

  @Mixin private LatentOptions latents;

  @Option(
      names = "--max-bytes",
      paramLabel = "N",
      description = "Encode as fine as fits in N bytes a picture.")
  private Long maxBytes;

  @Option(
      names = "--quantizer",
      paramLabel = "QUANTIZER",
      description = "Of a model without latents: as for 'narrows encode'.")
  private String quantizer;

  @Option(
      names = "--codec",
      paramLabel = "CODEC",
      description = "Of a model without latents: as for 'narrows encode'.")
  private String codec;

  @Option(
      names = "--fps",
      paramLabel = "N",
      description = "Stream N pictures a second (default: as fast as they come).")
  private Double fps;

  @Option(
      names = "--drop",
      paramLabel = "POLICY",
      description = {
        "What gives way in a stream when there is no room: the oldest picture that waits, the"
            + " newest, or none, so that pictures wait (default: oldest)."
      })
  private DropPolicy drop;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "Send them N times, to measure (default: 1).")
  private int repeat = 1;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = {
        "Write results as 'narrows decode' does; of several pictures each into a folder of its"
            + " name."
      })
  private Path out;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the report as JSON too.")
  private Path json;

  @Override
  public Integer call() throws IOException {
    check();
    ModelDirectory directory = ModelDirectory.openEdge(model);
    Set<Task> tasks = latents.tasks().given() ? latents.tasks().of(directory) : Set.of();
    EdgeCoding coding = coding(directory);
    String name =
        modelName == null ? model.toAbsolutePath().normalize().getFileName().toString() : modelName;
    Optional<ResultFolder> results =
        Optional.ofNullable(out)
            .map(folder -> new ResultFolder(folder, single(), files(directory)));
    SendReport report;
    try (PictureSource source = PictureSource.open(pictures, System.in, repeat);
        EdgeEncoder edge = EdgeEncoder.open(directory, RuntimeOptions.DEFAULT);
        NarrowsClient client = NarrowsClient.open(server.client())) {
      requireReady(client, name);
      Sending sending =
          new Sending(edge, coding, client, name, tasks, results, spec.commandLine().getErr());
      try (Interruption interruption =
          new Interruption(sending::requestStop, PATIENCE, "stopped without a report")) {
        report = report(sending, source);
        print(report);
      }
    }
    if (report.failure().isPresent()) {
      spec.commandLine().getErr().println(ErrorLine.of(report.failure().get()));
      return ExitCodes.UNUSABLE;
    }
    return 0;
  }

  private SendReport report(Sending sending, PictureSource source) throws IOException {
    return fps == null && drop == null
        ? sending.oneByOne(source)
        : sending.stream(
            source,
            drop == null ? DropPolicy.OLDEST : drop,
            fps == null ? OptionalDouble.empty() : OptionalDouble.of(fps),
            server.deadline());
  }

  private void print(SendReport report) throws IOException {
    spec.commandLine().getOut().print(report.text());
    spec.commandLine().getOut().flush();
    if (json != null) {
      report.write(json);
    }
  }

  /** Before any picture: what is wrong shows at once, and the connection is there. */
  private void requireReady(NarrowsClient client, String name) throws IOException {
    if (!client.ready(name)) {
      throw new IOException(
          "server: expected a model '" + name + "' that is ready, found none: see --model-name");
    }
  }

  private void check() throws IOException {
    latents.check(maxBytes != null);
    if (quantizer != null) {
      Quantizers.parse(quantizer);
    }
    if (codec != null) {
      FeatureCodecs.standIn(codec);
    }
    require("--repeat", repeat >= 1 && (repeat == 1 || !pictures.equals("-")), repeat);
    require("--fps", fps == null || (fps > 0 && Double.isFinite(fps)), fps);
    require("--max-bytes", maxBytes == null || maxBytes >= 1, maxBytes);
  }

  private void require(String option, boolean fits, Object found) {
    if (!fits) {
      String expected =
          option.equals("--repeat") && pictures.equals("-") ? "1 for standard input" : "above 0";
      throw new ParameterException(
          spec.commandLine(), option + ": expected " + expected + ", found " + found);
    }
  }

  private EdgeCoding coding(ModelDirectory directory) throws IOException {
    OptionalLong limit = maxBytes == null ? OptionalLong.empty() : OptionalLong.of(maxBytes);
    SortedSet<Task> tasks = latents.tasks().of(directory);
    Optional<String> ofLatents = latents.given().filter(option -> !option.equals("--tasks"));
    Optional<LatentTransport> transport = LatentTransport.of(directory);
    if (transport.isPresent()) {
      if (quantizer != null || codec != null) {
        refuse(quantizer != null ? "--quantizer" : "--codec", "without learned latents", "with");
      }
      if (ofLatents.isEmpty()) {
        return new EdgeCoding.Usual(tasks, limit);
      }
      int layers = TasksOption.layers(directory.description().network(), tasks);
      return new EdgeCoding.Latents(tasks, latents.rates(directory, transport.get(), layers));
    }
    ofLatents.ifPresent(option -> refuse(option, "with learned latents", "without"));
    Optional<Quantizer> own =
        quantizer == null ? Optional.empty() : Optional.of(Quantizers.parse(quantizer));
    Optional<FeatureCodec> with =
        codec == null
            ? Optional.empty()
            : Optional.of(FeatureCodecs.withPriors(ModelPriors.of(directory)).codec(codec));
    return new EdgeCoding.Features(own, with, limit);
  }

  private void refuse(String option, String expected, String found) {
    throw new ParameterException(
        spec.commandLine(),
        "%s: expected a model %s, found %s, one %s".formatted(option, expected, model, found));
  }

  private boolean single() {
    return repeat == 1 && PictureSource.isOnePicture(pictures);
  }

  /** A single picture's files are announced, as by 'narrows decode'; of many they would flood. */
  private TaskFiles files(ModelDirectory directory) {
    return new TaskFiles(
        directory.description(), single() ? spec.commandLine().getOut()::println : path -> {});
  }
}

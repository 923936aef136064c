package dev.narrows.cli.serve;

import dev.narrows.serve.HttpFront.HttpAddress;
import dev.narrows.serve.NarrowsServer;
import dev.narrows.serve.ServerOptions;
import dev.narrows.serve.ServerOptions.Drain;
import dev.narrows.serve.grpc.GrpcOptions;
import dev.narrows.serve.operation.Logging;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves models over gRPC and HTTP. */
@Command(
    name = "serve",
    header = "The cloud's half as a server: gRPC, REST and a page.",
    description = {
      "",
      "Serve models to devices: bitstreams come, outputs of tasks go. The gRPC port speaks the Open"
          + " Inference Protocol v2, as clients of KServe, Triton and OpenVINO do, and a stream for"
          + " cameras; with health and reflection. The HTTP port has the protocol's REST form,"
          + " /metrics, and a page to try it all. Models are loaded, replaced and unloaded as their"
          + " directories come, change and go. SIGTERM ends the server after what runs.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  narrows serve --model models/street",
      "  narrows serve --model models --host 0.0.0.0 --tokens tokens.txt",
      "  narrows serve --model models --port 0 --http-port 0 --batch 8 --batch-delay 2ms"
    })
public final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "[NAME=]DIR",
      converter = ModelFolder.Converter.class,
      description =
          "A model directory, served by its folder's name or by NAME; or a folder of them; or one"
              + " of NAME/VERSION with whole numbers as versions, the greatest the latest. May be"
              + " given several times.")
  private List<ModelFolder> models;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      paramLabel = "ADDRESS",
      description = "Where to listen; 0.0.0.0 is everywhere (default: ${DEFAULT-VALUE}).")
  private String host;

  @Option(
      names = "--port",
      defaultValue = "8001",
      paramLabel = "PORT",
      description = "Of gRPC; 0 takes a free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--http-port",
      defaultValue = "8000",
      paramLabel = "PORT",
      description = "Of HTTP; 0 takes a free one (default: ${DEFAULT-VALUE}).")
  private int httpPort;

  @Option(names = "--no-http", description = "No HTTP: no REST, no metrics, no page.")
  private boolean withoutHttp;

  @Option(
      names = "--samples",
      paramLabel = "DIR",
      description =
          "Pictures that the page offers (default: the folder 'samples' in a folder of models, or"
              + " beside a model).")
  private Path samples;

  @Option(
      names = "--stream-window",
      defaultValue = "4",
      paramLabel = "N",
      description =
          "Pictures of one stream between their reading and their answers (default:"
              + " ${DEFAULT-VALUE}).")
  private int window;

  @Option(
      names = "--log-level",
      defaultValue = "info",
      paramLabel = "LEVEL",
      description =
          "error, warn, info (every request too) or debug; JSON lines to the standard error"
              + " (default: ${DEFAULT-VALUE}).")
  private Logging.Verbosity verbosity;

  @Option(
      names = "--drain-delay",
      defaultValue = "0s",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "How long to go on after SIGTERM, not ready any more, so that balancers stop to send"
              + " (default: ${DEFAULT-VALUE}).")
  private Duration drainDelay;

  @Option(
      names = "--drain-patience",
      defaultValue = "30s",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long to wait then for what runs (default: ${DEFAULT-VALUE}).")
  private Duration drainPatience;

  @ArgGroup(exclusive = false, heading = "%nLimits:%n")
  private final LimitOptions limits = new LimitOptions();

  @ArgGroup(exclusive = false, heading = "%nRunning:%n")
  private final RunOptions run = new RunOptions();

  @ArgGroup(exclusive = false, heading = "%nWho may call:%n")
  private final SecurityOptions security = new SecurityOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Logging.start(verbosity);
    ServerOptions options = options();
    NarrowsServer server =
        withoutHttp
            ? NarrowsServer.start(options)
            : NarrowsServer.start(
                options, HttpSide.factory(Optional.ofNullable(samples), folders()));
    Runtime.getRuntime().addShutdownHook(new Thread(server::drain, "narrows-drain"));
    announce(server);
    server.awaitEnd();
    return 0;
  }

  private void announce(NarrowsServer server) {
    PrintWriter out = spec.commandLine().getOut();
    String scheme = security.certificates().isPresent() ? "https" : "http";
    out.println("gRPC port " + server.grpcPort());
    server
        .httpPort()
        .ifPresent(
            own -> {
              out.println("HTTP port " + own);
              out.println("page " + scheme + "://" + shown(host) + ":" + own + "/");
            });
    out.println("ready; stop with Ctrl-C");
    out.flush();
  }

  /** An address that a browser on this machine can open. */
  private static String shown(String address) {
    return address.equals("0.0.0.0") || address.equals("::") ? "localhost" : address;
  }

  private ServerOptions options() throws IOException {
    try {
      return new ServerOptions(
          folders(),
          run.repository(names()),
          limits.limits(),
          run.batches(),
          new GrpcOptions(host, requirePort("--port", port), window),
          withoutHttp
              ? Optional.empty()
              : Optional.of(new HttpAddress(host, requirePort("--http-port", httpPort))),
          security.tokens(),
          security.certificates(),
          new Drain(drainDelay, drainPatience));
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    }
  }

  private List<Path> folders() {
    return models.stream().map(ModelFolder::path).toList();
  }

  private Map<Path, String> names() {
    Map<Path, String> names = new HashMap<>();
    models.forEach(model -> model.name().ifPresent(name -> names.put(model.path(), name)));
    return names;
  }

  private static int requirePort(String option, int port) {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(option + ": expected 0 to 65535, found " + port);
    }
    return port;
  }
}

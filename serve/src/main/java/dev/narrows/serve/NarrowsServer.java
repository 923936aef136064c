package dev.narrows.serve;

import dev.narrows.serve.grpc.GrpcFront;
import dev.narrows.serve.inference.InferenceEngine;
import dev.narrows.serve.inference.RequestMetrics;
import dev.narrows.serve.models.ModelRepository;
import dev.narrows.serve.operation.Certificates;
import dev.narrows.serve.operation.ProcessMetrics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that runs. */
public final class NarrowsServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NarrowsServer.class);

  private final ServerOptions options;
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** What was opened, the last first. */
  private final Deque<Part> parts = new ArrayDeque<>();

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean ending;
  private GrpcFront grpc;
  private Optional<HttpFront> http = Optional.empty();

  /** Something that must be closed, and fails to be with nothing. */
  @FunctionalInterface
  private interface Part extends AutoCloseable {
    @Override
    void close();
  }

  private NarrowsServer(ServerOptions options) {
    this.options = options;
  }

  /**
   * Loads the models and listens.
   *
   * @param front makes the HTTP side, if the options ask for one
   * @throws IOException if a model or a certificate cannot be loaded, or a port is taken
   */
  public static NarrowsServer start(ServerOptions options, HttpFront.Factory front)
      throws IOException {
    NarrowsServer server = new NarrowsServer(options);
    try {
      server.open(front);
      return server;
    } catch (IOException | RuntimeException failure) {
      server.close();
      throw failure;
    }
  }

  /**
   * Loads the models and listens, without HTTP.
   *
   * @throws IOException if a model or a certificate cannot be loaded, or a port is taken
   */
  public static NarrowsServer start(ServerOptions options) throws IOException {
    return start(
        options,
        (address, parts) -> {
          throw new IOException("HTTP: expected a front, found none");
        });
  }

  private void open(HttpFront.Factory front) throws IOException {
    parts.push(ProcessMetrics.bind(metrics)::close);
    Optional<Certificates> certificates = Optional.empty();
    if (options.certificates().isPresent()) {
      Certificates opened = Certificates.open(options.certificates().get());
      parts.push(opened::close);
      certificates = Optional.of(opened);
    }
    ModelRepository models = ModelRepository.open(options.models(), options.repository());
    parts.push(models::close);
    Gauge.builder("narrows.models", models, repository -> repository.list().size())
        .description("Models that are loaded.")
        .register(metrics);
    FunctionCounter.builder("narrows.model.loads", models, ModelRepository::loads)
        .description("Models that have been loaded, first or again.")
        .register(metrics);
    RequestMetrics requests = new RequestMetrics(metrics);
    InferenceEngine engine =
        InferenceEngine.start(models, options.limits(), options.batches(), requests);
    parts.push(engine::close);
    ServerParts shared =
        new ServerParts(
            engine,
            models,
            metrics,
            requests,
            options.tokens(),
            certificates,
            options.limits(),
            () -> !ending && !models.list().isEmpty());
    grpc = GrpcFront.start(options.grpc(), shared);
    parts.push(grpc::close);
    if (options.http().isPresent()) {
      HttpFront started = front.start(options.http().get(), shared);
      parts.push(started::close);
      http = Optional.of(started);
    }
    LOG.atInfo()
        .addKeyValue("grpc_port", grpcPort())
        .addKeyValue("http_port", httpPort().orElse(0))
        .log("server started");
  }

  /** The port of the gRPC side. */
  public int grpcPort() {
    return grpc.port();
  }

  /** The port of the HTTP side, if there is one. */
  public OptionalInt httpPort() {
    return http.map(front -> OptionalInt.of(front.port())).orElse(OptionalInt.empty());
  }

  /** What is measured. */
  public PrometheusMeterRegistry metrics() {
    return metrics;
  }

  /**
   * Ends in order: says that it is not ready, waits as long as balancers need to notice, takes no
   * more requests, lets those that run come to their end, and closes.
   */
  public void drain() {
    LOG.info("server ends after what runs");
    ending = true;
    grpc.showEnd();
    pause();
    http.ifPresent(front -> front.drain(options.drain().patience()));
    grpc.drain(options.drain().patience());
    close();
  }

  private void pause() {
    try {
      Thread.sleep(options.drain().delay().toMillis());
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when the server has ended. */
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /** Ends at once; calls that run fail. */
  @Override
  public synchronized void close() {
    ending = true;
    while (!parts.isEmpty()) {
      parts.pop().close();
    }
    if (ended.getCount() > 0) {
      ended.countDown();
      LOG.info("server ended");
    }
  }
}

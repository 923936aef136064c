package dev.narrows.serve.grpc;

import dev.narrows.protocol.inference.GRPCInferenceServiceGrpc;
import dev.narrows.protocol.stream.FeatureStreamGrpc;
import dev.narrows.serve.ServerParts;
import dev.narrows.serve.operation.Certificates;
import io.grpc.BindableService;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionService;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The server's gRPC side: the two services, health and reflection. */
public final class GrpcFront implements AutoCloseable {
  /** A message up to so many times the limit is read, to be refused in words of the protocol. */
  private static final int OVERSIZE = 4;

  /** Of a message beside its bitstreams. */
  private static final int ENVELOPE = 1 << 16;

  private static final List<String> SERVICES =
      List.of("", GRPCInferenceServiceGrpc.SERVICE_NAME, FeatureStreamGrpc.SERVICE_NAME);

  private final ServerParts parts;
  private final ExecutorService calls;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(threads("narrows-timer"));
  private final HealthStatusManager health = new HealthStatusManager();
  private final StreamService streams;
  private final AtomicBoolean endShown = new AtomicBoolean();
  private final Refused refused;
  private final CallGate gate;
  private final Server server;

  private GrpcFront(GrpcOptions options, ServerParts parts) {
    this.parts = parts;
    int processors = Runtime.getRuntime().availableProcessors();
    calls = Executors.newFixedThreadPool(Math.max(2, processors), threads("narrows-grpc"));
    streams = new StreamService(parts, options.window());
    refused = new Refused(parts.requests());
    gate = new CallGate(parts.limits().requests(), refused);
    server = server(options);
  }

  /**
   * Starts it.
   *
   * @throws IOException if it cannot listen there
   */
  public static GrpcFront start(GrpcOptions options, ServerParts parts) throws IOException {
    GrpcFront front = new GrpcFront(options, parts);
    try {
      front.server.start();
    } catch (IOException failure) {
      front.close();
      throw new IOException(
          ("gRPC: expected to listen at " + options.host() + ":" + options.port())
              + (", found: " + reason(failure)),
          failure);
    }
    front.showHealth();
    var unused = front.timer.scheduleWithFixedDelay(front::showHealth, 1, 1, TimeUnit.SECONDS);
    return front;
  }

  private static String reason(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage());
  }

  private Server server(GrpcOptions options) {
    int message = parts.limits().messageBytes();
    long most = Math.min(Integer.MAX_VALUE, (long) OVERSIZE * message + ENVELOPE);
    ServerCredentials credentials =
        parts
            .certificates()
            .map(Certificates::credentials)
            .orElseGet(InsecureServerCredentials::create);
    return NettyServerBuilder.forAddress(
            new InetSocketAddress(options.host(), options.port()), credentials)
        .executor(calls)
        .maxInboundMessageSize((int) most)
        // More than are let in, as a client waits in silence for a place on its connection.
        .maxConcurrentCallsPerConnection(4 * parts.limits().requests())
        // Finds connections whose other end has gone without a word.
        .keepAliveTime(30, TimeUnit.SECONDS)
        .keepAliveTimeout(10, TimeUnit.SECONDS)
        .permitKeepAliveTime(5, TimeUnit.SECONDS)
        .permitKeepAliveWithoutCalls(true)
        .maxConnectionIdle(10, TimeUnit.MINUTES)
        .addService(new InferenceService(parts))
        .addService(streams)
        .addService(health.getHealthService())
        .addService(ProtoReflectionServiceV1.newInstance())
        .addService(olderReflection())
        // The last is asked first.
        .intercept(new ReceiptTimer(parts.limits().longest(), timer, refused))
        .intercept(gate)
        .intercept(new TokenInterceptor(parts.tokens(), refused))
        .intercept(new RequestIdInterceptor())
        .build();
  }

  /** Older clients know only the version before. */
  @SuppressWarnings("deprecation")
  private static BindableService olderReflection() {
    return ProtoReflectionService.newInstance();
  }

  /** The port it listens at. */
  public int port() {
    return server.getPort();
  }

  private void showHealth() {
    boolean ready = parts.ready().getAsBoolean();
    SERVICES.forEach(
        service ->
            health.setStatus(service, ready ? ServingStatus.SERVING : ServingStatus.NOT_SERVING));
  }

  /** Says to those who watch the health that the server is about to end. */
  public void showEnd() {
    if (endShown.compareAndSet(false, true)) {
      health.enterTerminalState();
    }
  }

  /**
   * Takes no more calls and lets those that run come to their end.
   *
   * @param patience how long at most
   */
  public void drain(Duration patience) {
    showEnd();
    server.shutdown();
    streams.drain();
    // Not until the server has terminated: those who watch its health never leave.
    gate.awaitEmpty(patience);
  }

  @Override
  public void close() {
    server.shutdownNow();
    try {
      // Calls that have been ended are still told so, on these threads.
      server.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
    timer.shutdownNow();
    calls.shutdown();
  }

  private static ThreadFactory threads(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.getAndIncrement());
      thread.setDaemon(true);
      return thread;
    };
  }
}

package dev.narrows.client;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real server on this machine, over the cloud half, that can be stopped and started again. */
final class SmallServer implements AutoCloseable {
  private static final int HANG_SECONDS = 60;

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final Server server;
  private final int port;

  private SmallServer(Server server) {
    this.server = server;
    port = server.getPort();
  }

  static SmallServer start(Trouble trouble) throws IOException {
    return start(0, trouble);
  }

  /** At a port that an earlier one had. */
  static SmallServer start(int port, Trouble trouble) throws IOException {
    return start(port, trouble, InsecureServerCredentials.create(), Optional.empty());
  }

  /** With certificates, or for callers with a token only. */
  static SmallServer start(
      int port, Trouble trouble, ServerCredentials credentials, Optional<String> token)
      throws IOException {
    Server server =
        Grpc.newServerBuilderForPort(port, credentials)
            .addService(new SmallService(trouble))
            .addService(new SmallStreamService(trouble))
            .intercept(new Doorman(trouble, token))
            .build()
            .start();
    return new SmallServer(server);
  }

  int port() {
    return port;
  }

  String target() {
    return "localhost:" + port();
  }

  /** At once, as by a kill. */
  void kill() {
    server.shutdownNow();
    try {
      if (!server.awaitTermination(HANG_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the server does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
  }

  /** Lets those in who know the token. */
  private record Doorman(Trouble trouble, Optional<String> token) implements ServerInterceptor {
    @Override
    public <A, B> ServerCall.Listener<A> interceptCall(
        ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
      trouble.received(headers);
      if (token.isPresent() && !("Bearer " + token.get()).equals(headers.get(AUTHORIZATION))) {
        call.close(
            Status.UNAUTHENTICATED.withDescription("token: wrong or missing"), new Metadata());
        return new ServerCall.Listener<>() {};
      }
      return next.startCall(call, headers);
    }
  }
}

package dev.narrows.client;

import io.grpc.ClientInterceptor;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A channel to a server, and what is known of the server's name. */
final class Connection implements AutoCloseable {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final int CLOSE_SECONDS = 5;
  private static final int KEEP_ALIVE_SECONDS = 20;

  private final String server;
  private final ManagedChannel channel;
  private volatile boolean abandoned;

  private Connection(String server, ManagedChannel channel) {
    this.server = server;
    this.channel = channel;
  }

  /** Nothing is sent yet: a server that is not there shows with the first call. */
  static Connection open(ClientOptions options) throws IOException {
    ManagedChannelBuilder<?> builder;
    try {
      builder =
          Grpc.newChannelBuilder(options.target(), Credentials.of(options.security()))
              .maxInboundMessageSize(options.maxAnswerBytes())
              // Finds connections whose other end has gone without a word, while it owes an answer.
              .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
              .keepAliveTimeout(KEEP_ALIVE_SECONDS / 2, TimeUnit.SECONDS);
      if (options.token().isPresent()) {
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + options.token().get().secret());
        ClientInterceptor attach = MetadataUtils.newAttachHeadersInterceptor(headers);
        builder.intercept(attach);
      }
      return new Connection("server " + options.target(), builder.build());
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "server: expected HOST:PORT, found '" + options.target() + "': " + e.getMessage(), e);
    }
  }

  /** For messages. */
  String server() {
    return server;
  }

  ManagedChannel channel() {
    return channel;
  }

  /** Lets the next call try at once, although the last one has just found nobody. */
  void retryNow() {
    channel.resetConnectBackoff();
  }

  /** Lets the next call make another connection, as the present one is silent. */
  void abandon() {
    abandoned = true;
    channel.enterIdle();
  }

  @Override
  public void close() {
    channel.shutdown();
    if (abandoned) {
      // The silent connection would never say that it has ended.
      channel.shutdownNow();
    }
    try {
      if (!channel.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        channel.shutdownNow();
      }
    } catch (InterruptedException e) {
      channel.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

package dev.narrows.serve.http;

import dev.narrows.serve.HttpFront;
import dev.narrows.serve.NarrowsServer;
import dev.narrows.serve.ServerOptions;
import dev.narrows.serve.http.demo.Samples;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The whole server with the models of the repository, on free ports of this machine. */
final class RunningServer implements AutoCloseable {
  static final Path MODELS = Path.of("../models");
  static final Path LATENTS = MODELS.resolve("street");
  static final Path FEATURES = MODELS.resolve("street-features");
  static final Path SAMPLES = MODELS.resolve("samples");

  /** Against hangs only. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final NarrowsServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  private RunningServer(NarrowsServer server) {
    this.server = server;
  }

  static RunningServer start() throws IOException {
    return start(ServerOptions.local(List.of(LATENTS, FEATURES)));
  }

  static RunningServer start(ServerOptions options) throws IOException {
    return new RunningServer(
        NarrowsServer.start(
            options.with(new HttpFront.HttpAddress("127.0.0.1", 0)),
            HttpServer.factory(Samples.of(SAMPLES))));
  }

  int port() {
    return server.httpPort().orElseThrow();
  }

  String address() {
    return "http://127.0.0.1:" + port();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address() + path)).timeout(PATIENCE);
  }

  HttpResponse<byte[]> get(String path) throws IOException {
    return send(request(path));
  }

  HttpResponse<byte[]> post(String path, byte[] body) throws IOException {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}

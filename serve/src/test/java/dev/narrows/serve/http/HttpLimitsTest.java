package dev.narrows.serve.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.serve.Limits;
import dev.narrows.serve.ServerOptions;
import dev.narrows.serve.Street;
import dev.narrows.serve.operation.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers cannot do over HTTP. */
class HttpLimitsTest {
  private static final String INFER = "/v2/models/street/infer";

  @TempDir Path folder;

  private static ServerOptions options() {
    return ServerOptions.local(List.of(RunningServer.LATENTS));
  }

  @Test
  void bodiesBeyondTheLimitAreRefused() throws IOException {
    Limits small = new Limits(1000, 1 << 20, 4, 16, 8, Duration.ofSeconds(20));
    try (RunningServer server = RunningServer.start(options().with(small))) {
      HttpRequest.BodyPublisher declared =
          HttpRequest.BodyPublishers.ofByteArray(new byte[1 << 20]);
      HttpRequest.BodyPublisher undeclared =
          HttpRequest.BodyPublishers.fromPublisher(
              HttpRequest.BodyPublishers.ofByteArray(new byte[1 << 20]));

      assertThat(server.send(server.request(INFER).POST(declared)).statusCode()).isEqualTo(413);
      assertThat(server.send(server.request(INFER).POST(undeclared)).statusCode()).isEqualTo(413);
      HttpResponse<byte[]> longer =
          server.send(
              server
                  .request(INFER)
                  .header(InferBody.JSON_LENGTH, "0")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[1001])));
      assertThat(longer.statusCode()).isEqualTo(413);
      assertThat(new String(longer.body(), UTF_8)).contains("at most 1000 bytes, found 1001");
    }
  }

  @Test
  void aFullQueueAsksToTryAgain() throws Exception {
    Limits few = new Limits(1 << 20, 1 << 20, 4, 2, 1, Duration.ofSeconds(60));
    byte[] bitstream = Street.bitstreams().get(0);
    try (RunningServer server = RunningServer.start(options().with(few))) {
      ExecutorService callers = Executors.newFixedThreadPool(16);
      List<Future<HttpResponse<byte[]>>> answers = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        answers.add(
            callers.submit(
                () ->
                    server.send(
                        server
                            .request(INFER)
                            .header(InferBody.JSON_LENGTH, "0")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(bitstream)))));
      }
      int refused = 0;
      for (Future<HttpResponse<byte[]>> answer : answers) {
        HttpResponse<byte[]> response = answer.get();
        if (response.statusCode() == 429) {
          refused++;
          assertThat(response.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
        } else {
          assertThat(response.statusCode()).isEqualTo(200);
        }
      }
      callers.shutdown();
      // Sixteen at once where two have room: some are refused, and some are not.
      assertThat(refused).isBetween(1, 63);
    }
  }

  @Test
  void tokensAreAskedForWhereverThereIsSomethingToDo() throws IOException {
    Path file = Files.writeString(folder.resolve("tokens"), "secret\n");
    try (RunningServer server = RunningServer.start(options().with(Tokens.read(file)))) {
      for (String path : List.of("/v2", "/v2/models/street", "/demo/models", "/metrics")) {
        assertThat(server.get(path).statusCode()).as(path).isEqualTo(401);
        assertThat(status(server, path, "Bearer wrong")).as(path).isEqualTo(401);
        assertThat(status(server, path, "Bearer secret")).as(path).isEqualTo(200);
      }
      assertThat(server.post(INFER, new byte[10]).statusCode()).isEqualTo(401);
      for (String path : List.of("/", "/main.js", "/v2/health/live", "/v2/health/ready")) {
        assertThat(server.get(path).statusCode()).as(path).isEqualTo(200);
      }
    }
  }

  private static int status(RunningServer server, String path, String authorization)
      throws IOException {
    return server.send(server.request(path).header("Authorization", authorization)).statusCode();
  }

  @Test
  void halfOpenCallersHoldNoThread() throws IOException {
    List<Socket> callers = new ArrayList<>();
    try (RunningServer server = RunningServer.start(options())) {
      for (int i = 0; i < 100; i++) {
        Socket caller = connect(server);
        callers.add(caller);
        // A body that never comes, and before it every second one not even a whole head.
        String head = "POST " + INFER + " HTTP/1.1\r\nHost: here\r\nContent-Length: 1000\r\n";
        caller.getOutputStream().write((head + (i % 2 == 0 ? "\r\n{" : "")).getBytes(UTF_8));
      }
      assertThat(server.get("/v2/health/live").statusCode()).isEqualTo(200);
    } finally {
      for (Socket caller : callers) {
        caller.close();
      }
    }
  }

  @Test
  void callersThatReadNothingHoldNoThread() throws IOException {
    List<Socket> callers = new ArrayList<>();
    try (RunningServer server = RunningServer.start(options())) {
      for (int i = 0; i < 50; i++) {
        Socket caller = new Socket();
        caller.setReceiveBufferSize(1024);
        caller.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        callers.add(caller);
        // More answers than the buffers of the connection take.
        String calls = "GET /main.js HTTP/1.1\r\nHost: here\r\n\r\n".repeat(2000);
        caller.setSoTimeout(100);
        writeAsMuchAsGoes(caller, calls.getBytes(UTF_8));
      }
      assertThat(server.get("/v2/health/live").statusCode()).isEqualTo(200);
    } finally {
      for (Socket caller : callers) {
        caller.close();
      }
    }
  }

  private static Socket connect(RunningServer server) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.port());
  }

  private static void writeAsMuchAsGoes(Socket caller, byte[] bytes) {
    Thread writing =
        new Thread(
            () -> {
              try {
                caller.getOutputStream().write(bytes);
              } catch (IOException closed) {
                // At the end of the test.
              }
            });
    writing.setDaemon(true);
    writing.start();
  }

  @Test
  void addressesOutsideThePageAreNoFiles() throws IOException {
    try (RunningServer server = RunningServer.start(options());
        Socket caller = connect(server)) {
      caller
          .getOutputStream()
          .write(
              "GET /demo/samples/..%2f..%2fpom.xml HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"
                  .getBytes(UTF_8));
      InputStream answer = caller.getInputStream();
      assertThat(new String(answer.readAllBytes(), UTF_8)).startsWith("HTTP/1.1 40");
      assertThat(server.get("/demo/samples/pom.xml").statusCode()).isEqualTo(404);
    }
  }
}

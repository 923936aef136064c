package dev.narrows.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.cli.Narrows;
import dev.narrows.protocol.inference.GRPCInferenceServiceGrpc;
import dev.narrows.protocol.inference.ModelReadyRequest;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The command as a process: it says where it listens, serves, and ends when told to. */
final class ServeCommandTest {
  /** Against hangs, not a measure. */
  private static final long PATIENCE_SECONDS = 120;

  private static final Path MODELS = Path.of("../models");

  private static Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                Narrows.class.getName(),
                "serve",
                "--log-level",
                "error"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  @Test
  void servesUntilItIsToldToEnd() throws Exception {
    Process server =
        start("--model", "avenue=" + MODELS.resolve("street"), "--port", "0", "--http-port", "0");
    try (BufferedReader lines = server.inputReader(StandardCharsets.UTF_8)) {
      int port = port(lines.readLine(), "gRPC port ");
      assertThat(port(lines.readLine(), "HTTP port ")).isPositive();
      assertThat(lines.readLine()).startsWith("page http://127.0.0.1:");
      assertThat(lines.readLine()).startsWith("ready");
      assertThat(ready(port)).isTrue();
      server.destroy();
      assertThat(server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void aFolderThatIsNotThereIsOneLineAndExitCodeTwo() throws Exception {
    Process server = start("--model", "nowhere", "--port", "0", "--no-http");
    try (BufferedReader lines = server.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.lines().toList())
          .containsExactly(
              "narrows: nowhere: expected a model directory or a folder of them, found none");
      assertThat(server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(server.exitValue()).isEqualTo(2);
    } finally {
      server.destroyForcibly();
    }
  }

  private static int port(String line, String before) {
    assertThat(line).startsWith(before);
    return Integer.parseInt(line.substring(before.length()));
  }

  private static boolean ready(int port) {
    ManagedChannel channel =
        Grpc.newChannelBuilder("127.0.0.1:" + port, InsecureChannelCredentials.create()).build();
    try {
      return GRPCInferenceServiceGrpc.newBlockingStub(channel)
          .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .modelReady(ModelReadyRequest.newBuilder().setName("avenue").build())
          .getReady();
    } finally {
      channel.shutdownNow();
    }
  }
}

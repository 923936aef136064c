package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.narrows.serve.NarrowsServer;
import dev.narrows.serve.ServerOptions;
import dev.narrows.serve.operation.Tokens;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures through a real server, by the command. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SendCommandTest {
  private static final Path MODELS = Path.of("../models");
  private static final Path SAMPLES = MODELS.resolve("samples");
  private static final Path SAMPLE = SAMPLES.resolve("street-1.png");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"street", "street-features"})
  void theFilesAreThoseOfDecode(String name) throws IOException {
    Path model = MODELS.resolve(name);
    Path bitstream = folder.resolve("picture.nrw");
    Path decoded = folder.resolve("decoded");
    Path sent = folder.resolve("sent");
    succeeds("encode", "--model", model, SAMPLE, "-o", bitstream);
    succeeds("decode", "--model", model, bitstream, "-o", decoded);
    try (NarrowsServer server = server()) {
      CommandRun run =
          succeeds("send", SAMPLE, "--server", at(server), "--model", model, "--out", sent);
      assertThat(run.out())
          .contains(sent.resolve("disparity.png").toString())
          .contains("1 delivered, 0 dropped, 0 failed, 0 retries")
          .contains(Files.size(bitstream) + ".0 bytes a picture");
    }
    List<Path> files = list(decoded);
    assertThat(files).hasSize(5);
    for (Path file : files) {
      assertThat(sent.resolve(file.getFileName())).hasSameBinaryContentAs(file);
    }
  }

  @Test
  void aFolderIsReportedAsAWhole() throws IOException {
    Path json = folder.resolve("report.json");
    Path out = folder.resolve("out");
    try (NarrowsServer server = server()) {
      CommandRun run =
          succeeds(
              "send",
              SAMPLES,
              "--server",
              at(server),
              "--model",
              MODELS.resolve("street"),
              "--tasks",
              "segmentation",
              "--max-bytes",
              400,
              "--repeat",
              2,
              "--out",
              out,
              "--json",
              json);
      assertThat(run.out())
          .contains("8 delivered, 0 dropped, 0 failed")
          .containsPattern("latents:\\d+\\)")
          .containsPattern("cloud +\\d+\\.\\d\\d +\\d+\\.\\d\\d");
    }
    JsonNode report = new JsonMapper().readTree(json.toFile());
    assertThat(report.path("delivered").intValue()).isEqualTo(8);
    assertThat(report.path("bytes_per_picture").doubleValue()).isBetween(1.0, 400.0);
    for (String stage : List.of("waiting", "edge", "network", "queue", "cloud", "total")) {
      JsonNode times = report.path("milliseconds").path(stage);
      assertThat(times.path("p50").doubleValue()).isBetween(0.0, times.path("p99").doubleValue());
    }
    for (int i = 1; i <= 4; i++) {
      assertThat(list(out.resolve("street-" + i)))
          .extracting(Path::getFileName)
          .extracting(Path::toString)
          .containsExactly("segmentation-colours.png", "segmentation-ids.png");
    }
  }

  @Test
  void aStreamOnStandardInputIsSentInOrderAndCounted() throws IOException {
    Path out = folder.resolve("out");
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (int i = 0; i < 3; i++) {
      for (Path sample : list(SAMPLES)) {
        stream.write(Files.readAllBytes(sample));
      }
    }
    try (NarrowsServer server = server()) {
      CommandRun run =
          withInput(
              stream.toByteArray(),
              "send",
              "-",
              "--server",
              at(server),
              "--model",
              MODELS.resolve("street"),
              "--tasks",
              "disparity",
              "--drop",
              "none",
              "--fps",
              1000,
              "--out",
              out);
      assertThat(run.err()).isEmpty();
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).contains("12 delivered, 0 dropped, 0 failed, 0 retries");
    }
    assertThat(list(out)).hasSize(12);
    // The pictures come three times.
    for (int i = 1; i <= 4; i++) {
      Path first = out.resolve("%06d/disparity.png".formatted(i));
      assertThat(out.resolve("%06d/disparity.png".formatted(i + 8))).hasSameBinaryContentAs(first);
    }
  }

  @Test
  void whatIsWrongIsSaidInOneLine() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "open-barley\n");
    Path tokens = Files.writeString(folder.resolve("tokens"), "open-sesame\n");
    Path street = MODELS.resolve("street");
    try (NarrowsServer server = server()) {
      refused("'avenue' that is ready", SAMPLE, server, street, "--model-name", "avenue");
      refused(
          "bitstream of another model: expected model",
          SAMPLE,
          server,
          street,
          "--model-name",
          "street-features");
      refused("missing.png: cannot be read", Path.of("missing.png"), server, street);
      refused("expected pictures (.png", folder, server, street);
      refused(
          "--quantizer: expected a model without", SAMPLE, server, street, "--quantizer", "clip:5");
      refused(
          "--rate: expected a model with learned",
          SAMPLE,
          server,
          MODELS.resolve("street-features"),
          "--rate",
          3);
      refused("expected at most 9 bytes", SAMPLE, server, street, "--max-bytes", 9);
      refused("expected at most 9 bytes", SAMPLE, server, street, "--max-bytes", 9, "--fps", 100);
    }
    try (NarrowsServer server =
        NarrowsServer.start(ServerOptions.local(List.of(street)).with(Tokens.read(tokens)))) {
      refused("unauthenticated: ", SAMPLE, server, street, "--token-file", token);
      refused("unauthenticated: ", SAMPLE, server, street);
    }
  }

  private static void refused(
      String message, Path pictures, NarrowsServer server, Path model, Object... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("send", pictures, "--server", at(server), "--model", model));
    arguments.addAll(List.of(more));
    CommandRun run = CommandRun.of(arguments.toArray());
    assertThat(run.err()).startsWith("narrows: ").contains(message);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  private static CommandRun succeeds(Object... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private static CommandRun withInput(byte[] input, Object... arguments) {
    InputStream usual = System.in;
    System.setIn(new ByteArrayInputStream(input));
    try {
      return CommandRun.of(arguments);
    } finally {
      System.setIn(usual);
    }
  }

  private static NarrowsServer server() throws IOException {
    return NarrowsServer.start(
        ServerOptions.local(List.of(MODELS.resolve("street"), MODELS.resolve("street-features"))));
  }

  private static String at(NarrowsServer server) {
    return "localhost:" + server.grpcPort();
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }
}

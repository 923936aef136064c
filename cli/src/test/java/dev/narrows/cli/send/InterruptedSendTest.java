package dev.narrows.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.cli.NarrowsProcess;
import dev.narrows.serve.NarrowsServer;
import dev.narrows.serve.ServerOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures that come without an end, until the sender is told to stop. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class InterruptedSendTest {
  private static final Path MODEL = Path.of("../models/street");
  private static final Path PICTURE = Path.of("../models/samples/street-1.png");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"--repeat=1", "--fps=20"})
  void whatIsUnderwayIsReported(String option) throws Exception {
    byte[] picture = Files.readAllBytes(PICTURE);
    Path results = folder.resolve("results");
    Path json = folder.resolve("report.json");
    try (NarrowsServer server = NarrowsServer.start(ServerOptions.local(List.of(MODEL)))) {
      Process process =
          NarrowsProcess.start(
              folder,
              "send",
              "-",
              option,
              "--server=localhost:" + server.grpcPort(),
              "--model=" + MODEL,
              "--out=" + results,
              "--json=" + json);
      Thread camera = new Thread(() -> film(process.getOutputStream(), picture), "camera");
      camera.start();
      while (!Files.exists(results.resolve("000003/reconstruction.png"))) {
        assertThat(process.isAlive()).as(Files.readString(NarrowsProcess.log(folder))).isTrue();
        Thread.sleep(20);
      }
      process.destroy();
      process.waitFor();
      camera.join();
    }
    assertThat(Files.readString(NarrowsProcess.output(folder))).contains(" delivered", "p99");
    assertThat(json).exists();
  }

  private static void film(OutputStream out, byte[] picture) {
    try (out) {
      while (true) {
        out.write(picture);
      }
    } catch (IOException sentIsEnough) {
      // The process has ended, which is what is waited for.
    }
  }
}

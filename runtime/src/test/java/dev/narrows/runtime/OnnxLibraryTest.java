package dev.narrows.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The library is loaded whatever the process is called with. */
final class OnnxLibraryTest {
  private static final long PATIENCE_SECONDS = 120;

  @Test
  void longCommandLinesDoNotEndTheProcess() throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    OnnxLibraryTest.class.getName(),
                    "x".repeat(100_000)))
            .redirectErrorStream(true)
            .start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(said).contains("ort-java");
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  /** What the process does. */
  public static void main(String[] ignored) {
    System.out.println("ort-java " + OnnxLibrary.ENVIRONMENT.getVersion());
  }
}

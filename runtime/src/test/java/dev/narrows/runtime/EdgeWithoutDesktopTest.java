package dev.narrows.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.model.ArchitectureSpec.DecoderStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From pixels to bytes, nothing of java.desktop or of libtorch is needed. */
class EdgeWithoutDesktopTest {
  /** So long that only a hang takes longer. */
  private static final int HANG_MINUTES = 5;

  @TempDir private Path folder;

  @Test
  void latentsAndFeaturesAreEncodedWhereThereIsNoDesktopModule() throws Exception {
    Path learned = SmallModel.writeLearned(folder.resolve("learned"), 1).path();
    Path plain = SmallModel.write(folder.resolve("plain"), DecoderStyle.LINEAR, 1).path();
    for (Path model : List.of(learned, plain)) {
      try (EdgeEncoder encoder = EdgeEncoder.open(model)) {
        byte[] rgb = EdgeEncoderTest.picture(96, 192, 1);
        assertThat(encodedElsewhere(model))
            .containsExactly(
                WithoutDesktop.digest(encoder.encode(rgb, 96, 192).bitstream()), "desktop: false");
        assertThat(Files.readString(folder.resolve("classes.txt")))
            .contains("dev.narrows.runtime.EdgeEncoder")
            .doesNotContain("org.bytedeco.", "java.awt.", "javax.imageio.");
      }
    }
  }

  /**
   * What the program prints, and in a file what it loads, on a Java that has java.base and its
   * logging only.
   */
  private List<String> encodedElsewhere(Path model) throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    // Not on the command line: ONNX Runtime 1.29 does not bear one of some thousand characters.
    Path arguments = folder.resolve("arguments.txt");
    String classPath = System.getProperty("java.class.path").replace("\\", "\\\\");
    Files.writeString(arguments, "-cp \"" + classPath + "\"");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--limit-modules",
                "java.base,java.logging",
                "-Xlog:class+load:file=" + folder.resolve("classes.txt") + ":none",
                "@" + arguments,
                WithoutDesktop.class.getName(),
                model.toString())
            .redirectOutput(output.toFile())
            // Later Javas warn there of native code.
            .redirectError(folder.resolve("errors.txt").toFile())
            .start();
    try {
      assertThat(process.waitFor(HANG_MINUTES, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readAllLines(output);
  }
}

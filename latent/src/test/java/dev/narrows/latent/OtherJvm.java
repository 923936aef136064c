package dev.narrows.latent;

import dev.narrows.feature.FeatureShape;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Java virtual machine to run a test's program in.
 *
 * @param home its folder
 */
record OtherJvm(Path home) {
  private static final int LEAST_VERSION = 17;

  /** So long that only a hang takes longer. */
  private static final int HANG_MINUTES = 10;

  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  static OtherJvm ofThisProcess() {
    return new OtherJvm(Path.of(System.getProperty("java.home")));
  }

  /** Those of version 17 and later that lie beside the one that runs. */
  static List<OtherJvm> besideThisOne() throws IOException {
    Path here = ofThisProcess().home.toRealPath();
    List<OtherJvm> others = new ArrayList<>();
    try (Stream<Path> siblings = Files.list(here.getParent())) {
      for (Path sibling : siblings.sorted().toList()) {
        OtherJvm other = new OtherJvm(sibling);
        if (!Files.isSymbolicLink(sibling) && !sibling.equals(here) && other.isUsable()) {
          others.add(other);
        }
      }
    }
    return others;
  }

  private boolean isUsable() throws IOException {
    Path release = home.resolve("release");
    if (!Files.isExecutable(java()) || !Files.isRegularFile(release)) {
      return false;
    }
    Matcher version = VERSION.matcher(Files.readString(release));
    return version.find() && Integer.parseInt(version.group(1)) >= LEAST_VERSION;
  }

  private Path java() {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return home.resolve("bin").resolve(windows ? "java.exe" : "java");
  }

  /** What a program with these classes prints. */
  List<String> lines(Class<?> program, String... options)
      throws IOException, InterruptedException, URISyntaxException {
    List<String> command = new ArrayList<>(List.of(java().toString()));
    command.addAll(List.of(options));
    String separator = System.getProperty("path.separator");
    String classes =
        root(program) + separator + root(LatentCodec.class) + separator + root(FeatureShape.class);
    command.addAll(List.of("-cp", classes, program.getName()));
    Path output = Files.createTempFile("lines", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(HANG_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException(command + ": still runs after " + HANG_MINUTES + " minutes");
      }
      return Files.readString(output, StandardCharsets.UTF_8).lines().toList();
    } finally {
      Files.delete(output);
    }
  }

  /** The folder or archive in which a class lies. */
  private static Path root(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}

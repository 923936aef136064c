package dev.narrows.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command in a process of its own. */
public final class NarrowsProcess {
  private NarrowsProcess() {}

  /**
   * Starts a command; {@code output.txt} and {@code log.txt} of the folder get what it says.
   *
   * @param folder for files that are needed meanwhile
   */
  public static Process start(Path folder, String... command) throws IOException {
    // Not on the command line: ONNX Runtime 1.29 does not bear one of some thousand characters.
    Path arguments = folder.resolve("arguments.txt");
    String classPath = System.getProperty("java.class.path").replace("\\", "\\\\");
    Files.writeString(arguments, "-cp \"" + classPath + "\"");
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.add("@" + arguments);
    all.add("dev.narrows.cli.Narrows");
    all.addAll(List.of(command));
    return new ProcessBuilder(all)
        .redirectOutput(output(folder).toFile())
        .redirectError(log(folder).toFile())
        .start();
  }

  /** Where the standard error of a command goes. */
  public static Path log(Path folder) {
    return folder.resolve("log.txt");
  }

  /** Where the standard output of a command goes. */
  public static Path output(Path folder) {
    return folder.resolve("output.txt");
  }
}

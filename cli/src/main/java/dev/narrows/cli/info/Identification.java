package dev.narrows.cli.info;

import dev.narrows.model.ModelDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Finds out what a file or folder is. */
public final class Identification {
  private Identification() {}

  /**
   * What a file or folder is, and what is in it.
   *
   * @throws IOException if it is not there, damaged, or none of a model directory, a dataset, a
   *     bitstream and results
   */
  public static Facts of(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return Files.exists(path.resolve(ModelDirectory.MANIFEST))
          ? ModelFacts.of(path)
          : DatasetFacts.of(path);
    }
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    return firstByte(path) == '{' ? ResultsFacts.of(path) : BitstreamFacts.of(path);
  }

  private static int firstByte(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read();
    }
  }
}

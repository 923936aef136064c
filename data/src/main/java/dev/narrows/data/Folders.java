package dev.narrows.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Lists what lies in a dataset's folders. */
final class Folders {
  private Folders() {}

  /**
   * What lies directly in a folder, but for hidden files, sorted by name so that the order is the
   * same everywhere.
   */
  static List<Path> list(Path folder) throws DataException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !name(entry).startsWith("."))
          .sorted(Comparator.comparing(Folders::name))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new DataException(folder + ": expected a readable folder, found " + e, e);
    }
  }

  /** Whether a folder exists and holds anything. */
  static boolean hasEntries(Path folder) throws DataException {
    return Files.isDirectory(folder) && !list(folder).isEmpty();
  }

  /** The last part of a path. */
  static String name(Path path) {
    return path.getFileName().toString();
  }

  /**
   * Returns a file that must exist.
   *
   * @param what the file is, such as {@code labels}
   * @param owner what it belongs to, or where it is named
   */
  static Path require(Path file, String what, Object owner) throws DataException {
    if (!Files.isRegularFile(file)) {
      throw new DataException(
          owner + ": expected " + what + " in " + file + ", found no such file");
    }
    return file;
  }
}

package dev.narrows.serve.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What tells a directory from the same one later, without reading its files: if a file, or what the
 * directory's name leads to, is another one, or was written since, this is another fingerprint.
 *
 * @param place what the directory's name leads to
 * @param files size, time and number of every file, by name
 */
record Fingerprint(String place, SortedMap<String, String> files) {
  /**
   * The fingerprint now.
   *
   * @throws IOException if the directory or a file of it cannot be read, or goes meanwhile
   */
  static Fingerprint of(Path directory) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path file : entries.toList()) {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        files.put(
            file.getFileName().toString(),
            attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey());
      }
    }
    return new Fingerprint(directory.toRealPath().toString(), files);
  }
}

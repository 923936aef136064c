package dev.narrows.serve.http.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The pictures of a folder that the page offers, as they were when the server began. */
public final class Samples {
  /** No pictures. */
  public static final Samples NONE = new Samples(Collections.emptySortedMap());

  private static final int MOST = 24;
  private static final long MAX_BYTES = 1L << 22;
  private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".webp");

  private final SortedMap<String, Path> files;

  private Samples(SortedMap<String, Path> files) {
    this.files = files;
  }

  /**
   * The first 24 pictures of a folder by name, none of more than 4 MiB.
   *
   * @throws IOException if there is no such folder or it cannot be read
   */
  public static Samples of(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + ": expected a folder of pictures, found none");
    }
    SortedMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> sorted = entries.sorted().toList();
      for (Path file : sorted) {
        if (isPicture(file) && files.size() < MOST) {
          files.put(file.getFileName().toString(), file);
        }
      }
    }
    return new Samples(files);
  }

  /** Their names, sorted. */
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  /**
   * The file of a picture; empty if there is none of that name.
   *
   * @throws IOException if it is there no more
   */
  public Optional<byte[]> read(String name) throws IOException {
    Path file = files.get(name);
    return file == null ? Optional.empty() : Optional.of(Files.readAllBytes(file));
  }

  private static boolean isPicture(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith)
        && Files.isRegularFile(file)
        && Files.size(file) <= MAX_BYTES;
  }
}

package dev.narrows.serve.models;

import dev.narrows.model.ModelDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What model directories there are. A folder that is given holds {@code model.json} itself, and is
 * then a model of its own name, or it holds models: {@code NAME} or {@code NAME/VERSION}, with a
 * whole number as version.
 */
final class ModelScan {
  /** The version of a model whose folder has none. */
  static final long ONLY_VERSION = 1;

  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

  private final SortedMap<ModelKey, Path> found = new TreeMap<>();
  private final List<String> clashes = new ArrayList<>();

  private final Map<Path, String> names;

  private ModelScan(Map<Path, String> names) {
    this.names = names;
  }

  /**
   * Looks through folders; one that is not there holds nothing.
   *
   * @param names of model directories that are not served by the names of their folders
   * @throws IOException if one cannot be read
   */
  static ModelScan of(List<Path> folders, Map<Path, String> names) throws IOException {
    ModelScan scan = new ModelScan(names);
    for (Path folder : folders) {
      if (isModel(folder)) {
        scan.add(scan.nameOf(folder), ONLY_VERSION, folder);
      } else {
        for (Path model : foldersIn(folder)) {
          scan.addModel(model);
        }
      }
    }
    return scan;
  }

  /** The directories by what they are. */
  SortedMap<ModelKey, Path> found() {
    return found;
  }

  /** Directories that have the name and version of another, in words. */
  List<String> clashes() {
    return clashes;
  }

  /** Whether a folder is a model, complete or not. */
  static boolean isModel(Path folder) {
    return Files.isRegularFile(folder.resolve(ModelDirectory.MANIFEST));
  }

  /** A version as a request or a folder names it. */
  static OptionalLong version(String text) {
    return VERSION.matcher(text).matches()
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  private void addModel(Path folder) throws IOException {
    if (isModel(folder)) {
      add(nameOf(folder), ONLY_VERSION, folder);
      return;
    }
    for (Path inner : foldersIn(folder)) {
      OptionalLong version = version(inner.getFileName().toString());
      if (version.isPresent() && isModel(inner)) {
        add(nameOf(folder), version.getAsLong(), inner);
      }
    }
  }

  private void add(String name, long version, Path folder) {
    ModelKey key = new ModelKey(name, version);
    Path first = found.putIfAbsent(key, folder);
    if (first != null) {
      clashes.add(key + ": expected one directory, found " + first + " and " + folder);
    }
  }

  private String nameOf(Path folder) {
    String given = names.get(folder);
    return given != null ? given : folder.toAbsolutePath().normalize().getFileName().toString();
  }

  /** Hidden folders are what is being written, or what Kubernetes keeps beside a mount. */
  private static List<Path> foldersIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isDirectory)
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }
}

package dev.narrows.cli.tensor;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The {@code .npy} files of a folder. */
public final class TensorFolder {
  private TensorFolder() {}

  /**
   * The tensors of a folder and of those below it, in the order of their paths.
   *
   * @param folder a folder, or one file
   * @param limit reads at most so many, the first ones
   * @throws TensorException if there is none
   * @throws IOException if one cannot be read or holds no tensor
   */
  public static List<SourceTensor> read(Path folder, int limit) throws IOException {
    List<Path> files = files(folder);
    return read(files.subList(0, Math.min(limit, files.size())));
  }

  /**
   * Some tensors of a folder and of those below it, in the order of their paths.
   *
   * @param folder a folder, or one file
   * @param limit reads at most so many, evenly chosen
   * @throws TensorException if there is none
   * @throws IOException if one cannot be read or holds no tensor
   */
  public static List<SourceTensor> readSome(Path folder, int limit) throws IOException {
    List<Path> files = files(folder);
    int count = Math.min(limit, files.size());
    List<Path> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(files.get((int) ((long) i * files.size() / count)));
    }
    return read(some);
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      files =
          all.filter(
                  file ->
                      file.getFileName().toString().endsWith(".npy") && Files.isRegularFile(file))
              .sorted()
              .toList();
    }
    if (files.isEmpty()) {
      throw new TensorException(folder + ": expected .npy files, found none", null);
    }
    return files;
  }

  private static List<SourceTensor> read(List<Path> files) throws IOException {
    List<SourceTensor> tensors = new ArrayList<>();
    for (Path file : files) {
      tensors.add(SourceTensor.read(file));
    }
    return tensors;
  }
}

package dev.narrows.cli.send;

import dev.narrows.picture.PictureFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Where pictures come from, one by one. For one thread. */
public interface PictureSource extends AutoCloseable {
  /**
   * The next picture; empty at the end.
   *
   * @throws IOException if there is no telling where the next begins
   */
  Optional<SourcePicture> next() throws IOException;

  /** How many there are in all, if that is known. */
  OptionalLong total();

  @Override
  default void close() {}

  /**
   * Pictures by what stands on the command line.
   *
   * @param argument a file, a folder or {@code -}
   * @param standardInput what {@code -} stands for
   * @param times how often they come
   * @throws IOException if there is no such file or folder, or no picture in it
   */
  static PictureSource open(String argument, InputStream standardInput, int times)
      throws IOException {
    if (argument.equals("-")) {
      return new PipedPictures(standardInput);
    }
    List<Path> files = files(Path.of(argument));
    return ofFiles(
        Collections.nCopies(times, files).stream().flatMap(List::stream).iterator(),
        (long) times * files.size());
  }

  /** Whether it is a single picture: neither a folder nor a pipe. */
  static boolean isOnePicture(String argument) {
    return !argument.equals("-") && !Files.isDirectory(Path.of(argument));
  }

  private static PictureSource ofFiles(Iterator<Path> files, long total) {
    return new PictureSource() {
      @Override
      public Optional<SourcePicture> next() {
        if (!files.hasNext()) {
          return Optional.empty();
        }
        Path file = files.next();
        String name = file.getFileName().toString();
        return Optional.of(new SourcePicture(name, () -> PictureFile.read(file)));
      }

      @Override
      public OptionalLong total() {
        return OptionalLong.of(total);
      }
    };
  }

  private static List<Path> files(Path argument) throws IOException {
    if (!Files.isDirectory(argument)) {
      return List.of(argument);
    }
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(argument)) {
      all.filter(PictureSource::named).sorted().forEach(files::add);
    }
    if (files.isEmpty()) {
      throw new IOException(
          argument + ": expected pictures (.png, .jpg, .jpeg or .webp), found none");
    }
    return files;
  }

  private static boolean named(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Stream.of(".png", ".jpg", ".jpeg", ".webp").anyMatch(name::endsWith);
  }
}

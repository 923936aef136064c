package dev.narrows.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Which dataset, as people write it; {@link Datasets} opens it. */
public sealed interface DatasetSpec {
  /**
   * Files in one of the layouts that {@link Datasets} recognises.
   *
   * @param path the dataset's folder
   */
  record Folder(Path path) implements DatasetSpec {
    @Override
    public String toString() {
      return path.toString();
    }
  }

  /**
   * Reads a specification: the path of a folder.
   *
   * @throws DataException if the text is none
   */
  static DatasetSpec parse(String text) throws DataException {
    try {
      if (text.isBlank()) {
        throw new DataException("dataset: expected a folder, found an empty text");
      }
      return new Folder(Path.of(text));
    } catch (InvalidPathException e) {
      throw new DataException("dataset: expected the path of a folder, found " + text, e);
    }
  }
}

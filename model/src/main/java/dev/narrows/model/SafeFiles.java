package dev.narrows.model;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are there in full or not at all, and failures that say which file and why. */
final class SafeFiles {
  private SafeFiles() {}

  /** What goes into a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(WritableByteChannel channel) throws IOException;
  }

  /**
   * Writes beside the file, then moves; what an earlier, killed process left beside is replaced.
   */
  static void write(Path file, Content content) throws ModelException {
    Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
    try {
      writeInPlace(temporary, content);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      ModelException named = cannotWrite(file, failure);
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException second) {
        named.addSuppressed(second);
      }
      throw named;
    }
  }

  /** Writes a file where it stands, for directories that are moved as a whole. */
  static void writeInPlace(Path file, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      content.writeTo(channel);
      // Otherwise a crash of the machine can leave the new name with old or no content.
      channel.force(true);
    }
  }

  static ModelException cannotWrite(Path file, IOException failure) {
    return new ModelException(file + ": cannot be written: " + reason(file, failure), failure);
  }

  static ModelException cannotRead(Path file, IOException failure) {
    return new ModelException(file + ": cannot be read: " + reason(file, failure), failure);
  }

  /** The messages of these exceptions are no more than the path. */
  private static String reason(Path file, IOException failure) {
    if (failure instanceof NoSuchFileException missing) {
      return file.toString().equals(missing.getFile())
          ? "no such file"
          : "no such directory: " + file.toAbsolutePath().getParent();
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof NotDirectoryException) {
      return "not a directory";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "it exists already";
    }
    if (failure instanceof DirectoryNotEmptyException) {
      return "the directory is not empty";
    }
    if (failure instanceof FileSystemException named && named.getReason() != null) {
      return named.getReason();
    }
    return String.valueOf(failure.getMessage());
  }
}

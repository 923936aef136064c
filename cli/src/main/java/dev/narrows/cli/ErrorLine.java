package dev.narrows.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What went wrong, in one line for a person. */
final class ErrorLine {
  private ErrorLine() {}

  /** The line, without a line end. */
  static String of(IOException failure) {
    return "narrows: " + message(failure).strip().replaceAll("\\s*\\R\\s*", "; ");
  }

  /** The JDK's exceptions about files say where but not what. */
  private static String message(IOException failure) {
    if (failure instanceof FileSystemException file && file.getFile() != null) {
      return file.getFile() + ": " + what(file);
    }
    if (failure.getMessage() == null) {
      return "input or output failed (" + failure.getClass().getSimpleName() + ")";
    }
    return failure.getMessage();
  }

  private static String what(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "expected a file or folder, found none";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "expected nothing of that name, found a file or folder";
    }
    if (failure instanceof NotDirectoryException) {
      return "expected a folder, found a file";
    }
    if (failure instanceof DirectoryNotEmptyException) {
      return "expected an empty folder, found files in it";
    }
    return failure.getReason() == null ? "input or output failed" : failure.getReason();
  }
}

package dev.narrows.cli.npy;

import java.io.IOException;

/** A file that is no {@code .npy}, a damaged one, or one that is no tensor. */
public final class NumpyException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long offset;

  /**
   * @param file which file
   * @param offset where in it the fault lies, in bytes
   * @param fault what was expected and what was found
   */
  public NumpyException(String file, long offset, String fault) {
    super(file + ": " + fault + " (at byte " + offset + ")");
    this.offset = offset;
  }

  /** Offset of the fault in bytes. */
  public long offset() {
    return offset;
  }
}

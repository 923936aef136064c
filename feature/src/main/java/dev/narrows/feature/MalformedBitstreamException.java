package dev.narrows.feature;

import java.io.IOException;

/** Bytes that are no valid bitstream or payload; the message says what was expected and found. */
public final class MalformedBitstreamException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long offset;

  /**
   * @param offset where in the bytes given to the reader the fault lies
   * @param message what was expected and what was found
   */
  public MalformedBitstreamException(long offset, String message) {
    super(message + " (at byte " + offset + ")");
    this.offset = offset;
  }

  /** Offset of the fault in bytes. */
  public long offset() {
    return offset;
  }
}

package dev.narrows.feature;

import java.io.IOException;

/** Bytes that are no valid bitstream or payload; the message says what was expected and found. */
public final class MalformedBitstreamException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long offset;
  private final String fault;

  /**
   * @param offset where in the bytes given to the reader the fault lies
   * @param fault what was expected and what was found
   */
  public MalformedBitstreamException(long offset, String fault) {
    this(offset, fault, null);
  }

  /**
   * @param offset where in the bytes given to the reader the fault lies
   * @param fault what was expected and what was found
   * @param cause what a library said about it, or null
   */
  public MalformedBitstreamException(long offset, String fault, Throwable cause) {
    super(fault + " (at byte " + offset + ")", cause);
    this.offset = offset;
    this.fault = fault;
  }

  /** Offset of the fault in bytes. */
  public long offset() {
    return offset;
  }

  /**
   * The same fault, seen from what encloses the bytes it was found in.
   *
   * @param base offset of those bytes in the whole
   * @param where what those bytes are, such as a file's name
   */
  public MalformedBitstreamException within(long base, String where) {
    return new MalformedBitstreamException(base + offset, where + ": " + fault, this);
  }
}

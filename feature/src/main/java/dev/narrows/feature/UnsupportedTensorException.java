package dev.narrows.feature;

import java.io.IOException;

/** A tensor that a codec cannot encode: its symbols are too deep or its planes too large for it. */
public final class UnsupportedTensorException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the codec, what it takes and what it was given
   */
  public UnsupportedTensorException(String message) {
    super(message);
  }
}

package dev.narrows.feature;

import java.io.IOException;

/** A text that names no quantiser here; the message says what is expected. */
public final class UnknownQuantizerException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was asked for and what there is
   */
  public UnknownQuantizerException(String message) {
    super(message);
  }
}

package dev.narrows.data;

import java.io.IOException;

/** A dataset that cannot be used; the message says what was expected, what was found and where. */
public final class DataException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was expected, what was found and where
   */
  public DataException(String message) {
    super(message);
  }

  /**
   * @param message what was expected, what was found and where
   * @param cause the lower-level failure
   */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}

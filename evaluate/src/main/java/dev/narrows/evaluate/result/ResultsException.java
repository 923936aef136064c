package dev.narrows.evaluate.result;

import java.io.IOException;

/**
 * A results file that cannot be used; the message says what was expected, what was found and where.
 */
public final class ResultsException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was expected, what was found and where
   */
  public ResultsException(String message) {
    super(message);
  }

  /**
   * @param message what was expected, what was found and where
   * @param cause the lower-level failure
   */
  public ResultsException(String message, Throwable cause) {
    super(message, cause);
  }
}

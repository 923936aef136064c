package dev.narrows.runtime;

import java.io.IOException;

/** A network that could not be loaded or run, or an input that it cannot take. */
public final class InferenceException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was expected, what was found and where
   */
  public InferenceException(String message) {
    super(message);
  }

  /**
   * @param message what was expected, what was found and where
   * @param cause the lower-level failure
   */
  public InferenceException(String message, Throwable cause) {
    super(message, cause);
  }
}

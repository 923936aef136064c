package dev.narrows.model;

import java.io.IOException;

/** A model, a file of weights or a picture size that cannot be used; the message says why. */
public final class ModelException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was expected, what was found and where (file, tensor or key)
   */
  public ModelException(String message) {
    super(message);
  }

  /**
   * @param message what was expected, what was found and where (file, tensor or key)
   * @param cause the lower-level failure
   */
  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}

package dev.narrows.cli.tensor;

import java.io.IOException;

/** A tensor that cannot be used; the message says which, what was expected and found. */
public final class TensorException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message which tensor, what was expected and found
   * @param cause the lower-level failure, or null
   */
  public TensorException(String message, Throwable cause) {
    super(message, cause);
  }
}

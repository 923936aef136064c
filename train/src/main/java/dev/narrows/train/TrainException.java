package dev.narrows.train;

import java.io.IOException;

/** Training that cannot go on; the message says what was expected, what was found and where. */
public final class TrainException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was expected, what was found and where
   */
  public TrainException(String message) {
    super(message);
  }

  /**
   * @param message what was expected, what was found and where
   * @param cause the lower-level failure
   */
  public TrainException(String message, Throwable cause) {
    super(message, cause);
  }
}

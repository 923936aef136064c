package dev.narrows.picture;

import java.io.IOException;

/** A picture that cannot be read or written; the message says what, where and why. */
public final class PictureException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was expected and what was found
   */
  public PictureException(String message) {
    super(message);
  }

  /**
   * @param message what was expected and what was found
   * @param cause what a library said about it
   */
  public PictureException(String message, Throwable cause) {
    super(message, cause);
  }
}

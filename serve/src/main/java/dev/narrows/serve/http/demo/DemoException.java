package dev.narrows.serve.http.demo;

import java.io.IOException;

/** A run that cannot be, for what was asked; the message says what was expected and found. */
public final class DemoException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was expected and what was found
   */
  public DemoException(String message) {
    super(message);
  }
}

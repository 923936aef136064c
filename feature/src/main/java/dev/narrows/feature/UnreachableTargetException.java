package dev.narrows.feature;

import java.io.IOException;

/** A limit on size or error that no quantiser at hand meets; the message says what can be met. */
public final class UnreachableTargetException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the limit and what comes nearest
   */
  public UnreachableTargetException(String message) {
    super(message);
  }
}

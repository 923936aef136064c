package dev.narrows.evaluate.sweep;

import java.io.IOException;

/** A model and data that do not go together; the message says what was expected and found. */
public final class EvaluationException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was expected, what was found and where
   */
  public EvaluationException(String message) {
    super(message);
  }
}

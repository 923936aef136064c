package dev.narrows.serve.models;

import java.io.IOException;

/** A model or version that is not there; the message lists those that are. */
public final class UnknownModelException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was asked for and what there is
   */
  public UnknownModelException(String message) {
    super(message);
  }
}

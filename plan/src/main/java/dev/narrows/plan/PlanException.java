package dev.narrows.plan;

import java.io.IOException;

/** Something that a plan needs is not as it must be; the message says what and where. */
public final class PlanException extends IOException {
  private static final long serialVersionUID = 1L;

  /** With a message for a person. */
  public PlanException(String message) {
    super(message);
  }

  /** With a message for a person and what it comes from. */
  public PlanException(String message, Throwable cause) {
    super(message, cause);
  }
}

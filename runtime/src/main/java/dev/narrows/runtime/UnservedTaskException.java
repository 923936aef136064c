package dev.narrows.runtime;

import java.io.IOException;

/** A task that a model lacks, or that a bitstream has too few layers for. */
public final class UnservedTaskException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was expected and what was found
   */
  public UnservedTaskException(String message) {
    super(message);
  }
}

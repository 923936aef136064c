package dev.narrows.feature;

import java.io.IOException;

/** A name that no codec here answers to; the message lists the names that are known. */
public final class UnknownCodecException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was asked for and what there is
   */
  public UnknownCodecException(String message) {
    super(message);
  }
}

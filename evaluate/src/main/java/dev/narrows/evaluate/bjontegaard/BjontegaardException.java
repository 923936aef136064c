package dev.narrows.evaluate.bjontegaard;

import java.io.IOException;

/**
 * Two curves that have no Bjøntegaard rate; the message says what was expected and what was found.
 */
public final class BjontegaardException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was expected and what was found
   */
  public BjontegaardException(String message) {
    super(message);
  }
}

package dev.narrows.feature;

import java.io.IOException;

/** A tensor that needs more symbols than a quantiser has. */
public final class UnquantizableTensorException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the quantiser, what it offers and what the tensor needs
   */
  public UnquantizableTensorException(String message) {
    super(message);
  }
}

package dev.narrows.feature;

import java.io.IOException;

/** A bitstream made by another model than the one that is to decode it. */
public final class WrongModelException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param expected the model at hand
   * @param found the model that the bitstream names
   */
  public WrongModelException(ModelIdentity expected, ModelIdentity found) {
    this(expected, found.toString());
  }

  /**
   * @param expected the model at hand
   * @param start the first hexadecimal digits of the one that the bitstream names
   */
  public WrongModelException(ModelIdentity expected, String start) {
    super("bitstream of another model: expected model " + expected + ", found " + start);
  }
}

package dev.narrows.feature;

import java.io.IOException;

/**
 * An undamaged bitstream that this version of the reader cannot decode: its format version is older
 * or newer, or it needs something unknown here.
 */
public final class UnsupportedBitstreamException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what the bitstream needs and what this reader offers
   */
  public UnsupportedBitstreamException(String message) {
    super(message);
  }

  /**
   * The same, with the name of what holds the bitstream before it.
   *
   * @param where such as a file's name
   */
  public UnsupportedBitstreamException within(String where) {
    UnsupportedBitstreamException named =
        new UnsupportedBitstreamException(where + ": " + getMessage());
    named.initCause(this);
    return named;
  }
}

package dev.narrows.picture;

import dev.narrows.feature.MalformedBitstreamException;

/**
 * Turns a picture into the bytes of a file and back: what image offload sends instead of features.
 * Implementations are immutable.
 */
public interface PictureCodec {
  /** What names this codec on the command line and in results, such as {@code jpeg:50}. */
  String name();

  /**
   * The bytes of a picture.
   *
   * @throws PictureException if it is too large for the format
   */
  byte[] encode(Picture picture) throws PictureException;

  /**
   * The picture in the bytes, of at most {@link PictureFile#DEFAULT_MAX_PIXELS}.
   *
   * @throws MalformedBitstreamException if they are not of this codec's format, damaged or too
   *     large
   */
  Picture decode(byte[] bytes) throws MalformedBitstreamException;
}

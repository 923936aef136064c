package dev.narrows.client;

import dev.narrows.runtime.EncodedPicture;
import java.io.IOException;

/**
 * Makes bitstreams of pictures.
 *
 * @param <P> what pictures are given as
 */
@FunctionalInterface
public interface PictureEncoder<P> {
  /**
   * The bitstream of a picture.
   *
   * @throws IOException if it cannot be encoded
   */
  EncodedPicture encode(P picture) throws IOException;
}

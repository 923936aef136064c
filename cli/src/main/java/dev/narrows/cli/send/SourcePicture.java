package dev.narrows.cli.send;

import dev.narrows.picture.Picture;
import java.io.IOException;

/**
 * A picture that has not been decoded yet.
 *
 * @param name for messages and for its folder of results
 * @param loader decodes it
 */
record SourcePicture(String name, Loader loader) {
  /** Decodes a picture. */
  @FunctionalInterface
  interface Loader {
    /**
     * The picture.
     *
     * @throws IOException if it cannot be read, or is none
     */
    Picture load() throws IOException;
  }

  Picture load() throws IOException {
    return loader.load();
  }
}

package dev.narrows.plan.verify;

import dev.narrows.picture.Picture;
import java.io.IOException;

/** A way from pictures to answers over a connection that stays open. */
public interface Journey extends AutoCloseable {
  /**
   * Sends a picture and waits for its answer.
   *
   * @throws IOException if the picture does not suit, or the server does not answer
   */
  CallTimes go(Picture picture) throws IOException;

  @Override
  void close() throws IOException;
}

package dev.narrows.client;

import java.io.IOException;

/** What became of a picture of a stream. */
public sealed interface StreamOutcome {
  /** Which picture: from 0, as they were given. */
  long sequence();

  /**
   * The server answered.
   *
   * @param bytes of the bitstream that was sent
   */
  record Delivered(long sequence, Answer answer, int bytes) implements StreamOutcome {}

  /** It gave way, as the policy says; nothing was sent. */
  record Dropped(long sequence) implements StreamOutcome {}

  /** It could not be encoded, or the server did not answer with a result. */
  record Failed(long sequence, IOException failure) implements StreamOutcome {}
}

package dev.narrows.serve;

import java.time.Duration;

/**
 * What the server takes.
 *
 * @param messageBytes of a request's bitstreams; more is refused
 * @param pixels of all pictures of a request together; a bitstream that claims more is refused
 *     before it is decoded
 * @param pictures of one request
 * @param requests at once, those included that wait; more are refused with a time to try again
 * @param queue requests that wait; more are refused with a time to try again
 * @param longest time that a request may take, whatever its deadline
 */
public record Limits(
    int messageBytes, long pixels, int pictures, int requests, int queue, Duration longest) {
  /** 4 MiB, two mega-pixels, 16 pictures, 128 requests, 64 of them waiting, a minute. */
  public static final Limits DEFAULT =
      new Limits(4 << 20, 2048L * 1024, 16, 128, 64, Duration.ofMinutes(1));

  /**
   * @throws IllegalArgumentException if one is below 1
   */
  public Limits {
    require("message bytes", messageBytes);
    require("pixels", pixels);
    require("pictures", pictures);
    require("requests", requests);
    require("queue", queue);
    if (longest.isNegative() || longest.isZero()) {
      throw new IllegalArgumentException("longest: expected more than no time, found " + longest);
    }
  }

  private static void require(String what, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(what + ": expected 1 or more, found " + value);
    }
  }
}

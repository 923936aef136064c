package dev.narrows.plan.link;

import dev.narrows.plan.Bandwidth;

/**
 * Lets bytes pass at a rate. Tokens for bytes accrue at the rate, up to the bucket's capacity;
 * bytes beyond them wait until their tokens have come. With a capacity of 0 it is a line that sends
 * one byte after another and saves nothing while idle. Safe for use by several threads, whose bytes
 * pass in the order of their calls.
 */
final class TokenBucket {
  private final Bandwidth rate;
  private final long burst;
  private boolean used;

  /** When the bucket, emptied, would owe nothing, on the clock of {@link System#nanoTime}. */
  private long even;

  /**
   * A full bucket.
   *
   * @param capacity bytes that may pass at once after a pause, 0 or more
   */
  TokenBucket(Bandwidth rate, long capacity) {
    this.rate = rate;
    burst = rate.nanoseconds(capacity);
  }

  /**
   * Takes the tokens of some bytes.
   *
   * @param now of {@link System#nanoTime}
   * @return when the last of them has passed; not before now
   */
  synchronized long pass(long now, long bytes) {
    // The clock's origin is arbitrary: only differences count.
    if (!used || even - (now - burst) < 0) {
      even = now - burst;
      used = true;
    }
    even += rate.nanoseconds(bytes);
    return even - now > 0 ? even : now;
  }
}

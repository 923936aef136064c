package dev.narrows.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and when a call that a server could not take is made again. The wait doubles with every
 * attempt, and half of it is random, so that callers who were refused together do not return
 * together. Where the server says when to return, that counts instead.
 *
 * @param attempts how often at most a call is made, the first included
 * @param first wait before the second attempt, at most
 * @param longest wait before any attempt
 */
public record RetryPolicy(int attempts, Duration first, Duration longest) {
  /** Five attempts, 100 ms, 5 s. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(5, Duration.ofMillis(100), Duration.ofSeconds(5));

  private static final int MOST_DOUBLINGS = 30;

  /**
   * @throws IllegalArgumentException if there is no attempt, no first wait or none as long as that
   */
  public RetryPolicy {
    if (attempts < 1
        || first.isNegative()
        || first.isZero()
        || longest.compareTo(first) < 0
        || longest.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "retries: expected 1 attempt or more and waits from above 0 to a day, found "
              + (attempts + " attempts, " + first + " to " + longest));
    }
  }

  /** A single attempt. */
  public static RetryPolicy none() {
    return new RetryPolicy(1, DEFAULT.first(), DEFAULT.longest());
  }

  /**
   * How long to wait after a failure.
   *
   * @param failures in a row, 1 or more
   * @param random where chance comes from
   * @return nanoseconds, at least half of what the policy says
   */
  public long waitNanoseconds(int failures, RandomGenerator random) {
    long doubled = longest.toNanos();
    int doublings = failures - 1;
    if (doublings < MOST_DOUBLINGS) {
      doubled = Math.min(doubled, saturated(first.toNanos(), doublings));
    }
    return doubled - (long) (random.nextDouble() * (doubled / 2.0));
  }

  private static long saturated(long value, int doublings) {
    return value > Long.MAX_VALUE >> doublings ? Long.MAX_VALUE : value << doublings;
  }
}

package dev.narrows.plan.measure;

import java.time.Duration;

/**
 * How long a way is measured.
 *
 * @param timed at least so long, after half as long a warm-up
 * @param leastRounds at least so many rounds over all pictures, 1 or more
 */
public record Effort(Duration timed, int leastRounds) {
  /** A second, and five rounds. */
  public static final Effort USUAL = new Effort(Duration.ofSeconds(1), 5);

  /**
   * @throws IllegalArgumentException if the time is negative or there is no round
   */
  public Effort {
    if (timed.isNegative() || leastRounds < 1) {
      throw new IllegalArgumentException(
          "effort: expected a time and a round, found " + timed + " and " + leastRounds);
    }
  }
}

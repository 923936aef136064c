package dev.narrows.serve.inference;

import java.time.Duration;

/**
 * How requests are run.
 *
 * @param workers how many run at once
 * @param pictures that are run together at most; 1: each request by itself
 * @param delay that the first of them waits for others at most; none: only those that wait already
 *     are run together
 */
public record BatchOptions(int workers, int pictures, Duration delay) {
  /** One worker a core, each request by itself. */
  public static final BatchOptions DEFAULT =
      new BatchOptions(Runtime.getRuntime().availableProcessors(), 1, Duration.ZERO);

  /**
   * @throws IllegalArgumentException if a number is below 1 or the delay below 0
   */
  public BatchOptions {
    if (workers < 1 || pictures < 1 || delay.isNegative()) {
      throw new IllegalArgumentException(
          "batches: expected 1 or more workers and pictures, and 0 or more delay, found "
              + (workers + ", " + pictures + " and " + delay));
    }
  }
}

package dev.narrows.client;

import java.util.concurrent.TimeUnit;

/**
 * A camera's beat: so many pictures a second, evenly. A beat that was missed is not made up for.
 * For one thread.
 */
public final class Pacer {
  /** A century or so: far from the clock's end. */
  private static final double LONGEST = 1L << 61;

  private final long period;
  private long next = System.nanoTime();

  /**
   * @param perSecond pictures a second, above 0
   * @throws IllegalArgumentException if it is not above 0
   */
  public Pacer(double perSecond) {
    if (!(perSecond > 0) || !Double.isFinite(perSecond)) {
      throw new IllegalArgumentException(
          "pictures a second: expected more than 0, found " + perSecond);
    }
    period = (long) Math.min(LONGEST, TimeUnit.SECONDS.toNanos(1) / perSecond);
  }

  /** Waits for the next beat; the first is at once. */
  public void await() throws InterruptedException {
    long now = System.nanoTime();
    long wait = next - now;
    if (wait > 0) {
      TimeUnit.NANOSECONDS.sleep(wait);
      next += period;
    } else {
      next = now + period;
    }
  }
}

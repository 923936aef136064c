package dev.narrows.plan;

import java.util.Arrays;

/**
 * How long one stage took in several runs, ms of wall time.
 *
 * @param median of all runs
 * @param lower quartile
 * @param upper quartile
 * @param runs how many
 */
public record StageTime(double median, double lower, double upper, int runs) {
  /**
   * @throws IllegalArgumentException if a time is negative or not finite, or they are out of order
   */
  public StageTime {
    if (!(0 <= lower && lower <= median && median <= upper && Double.isFinite(upper)) || runs < 1) {
      throw new IllegalArgumentException(
          ("stage time: expected quartiles in order of one run or more, found " + lower + ", ")
              + (median + ", " + upper + " of " + runs));
    }
  }

  /**
   * The median and quartiles of runs.
   *
   * @param milliseconds of each, at least one; not changed
   */
  public static StageTime of(double[] milliseconds) {
    double[] sorted = milliseconds.clone();
    Arrays.sort(sorted);
    return new StageTime(
        quantile(sorted, 0.5), quantile(sorted, 0.25), quantile(sorted, 0.75), sorted.length);
  }

  /** Half of the distance between the quartiles, ms. */
  public double spread() {
    return (upper - lower) / 2;
  }

  /** Linear between the ranks. */
  private static double quantile(double[] sorted, double share) {
    double rank = share * (sorted.length - 1);
    int below = (int) Math.floor(rank);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }
}

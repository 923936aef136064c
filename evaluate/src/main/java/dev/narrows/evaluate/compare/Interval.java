package dev.narrows.evaluate.compare;

/**
 * A 95 % percentile interval.
 *
 * @param low 2.5th percentile
 * @param high 97.5th percentile
 */
public record Interval(double low, double high) {
  /** Whether the interval holds a value. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}

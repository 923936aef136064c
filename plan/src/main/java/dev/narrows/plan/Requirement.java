package dev.narrows.plan;

/**
 * How near to the whole network's answers a way's must be to be recommended. See {@link Agreement}.
 *
 * @param leastShare of pixels with the same class, 0 to 1
 * @param mostDifference of disparities, the mean, px of a 2048-wide picture
 */
public record Requirement(double leastShare, double mostDifference) {
  /**
   * @throws IllegalArgumentException if the share is none, or the difference negative
   */
  public Requirement {
    if (!(leastShare >= 0 && leastShare <= 1) || !(mostDifference >= 0)) {
      throw new IllegalArgumentException(
          "requirement: expected a share of 0 to 1 and a difference of 0 or more, found "
              + leastShare
              + " and "
              + mostDifference);
    }
  }

  /** Whether a way may be recommended. */
  public boolean met(Agreement agreement) {
    return agreement.within(leastShare, mostDifference);
  }
}

package dev.narrows.evaluate.bjontegaard;

/**
 * One point of a rate–quality curve.
 *
 * @param rate bytes, bits per pixel, or any other unit that both curves share; positive
 * @param quality any finite number that is larger the better
 */
public record RateQuality(double rate, double quality) {
  /**
   * @throws IllegalArgumentException if the rate is not positive or a number is not finite
   */
  public RateQuality {
    if (!(rate > 0) || !Double.isFinite(rate) || !Double.isFinite(quality)) {
      throw new IllegalArgumentException(
          "rate and quality: expected a positive rate and finite numbers, found "
              + rate
              + " and "
              + quality);
    }
  }
}

package dev.narrows.feature.entropy;

/**
 * How likely the tokens are in a context: a logistic distribution over the differences, with
 * heavier tails, of which the tokens at both ends take what lies beyond them. So a rectified
 * feature, which has no negative differences, is zero as often as the whole lower tail says.
 *
 * @param scale index of the distribution's scale, 0 to {@link #LAST_SCALE}: half an octave each
 * @param place its center in halves of the scale, −{@link #LAST_PLACE} to {@link #LAST_PLACE}
 * @param zero how much more often zero occurs, 0 to {@link #LAST_ZERO}
 */
record TokenDistribution(int scale, int place, int zero) {
  /** Frequencies of a distribution add up to 2 to this power. */
  static final int BITS = 12;

  static final int LAST_SCALE = 35;
  static final int LAST_PLACE = 12;
  static final int LAST_ZERO = 5;

  /** Sixteenths of all elements that are zero before the distribution is asked. */
  private static final int[] ZEROS = {0, 4, 8, 12, 14, 15};

  /** What the first context's distribution is described relative to. */
  static final TokenDistribution FIRST = new TokenDistribution(4, 0, 0);

  /** Whether such a distribution exists. */
  static boolean exists(int scale, int place, int zero) {
    return scale >= 0
        && scale <= LAST_SCALE
        && Math.abs(place) <= LAST_PLACE
        && zero >= 0
        && zero <= LAST_ZERO;
  }

  /**
   * Sums of the frequencies, of 2^12 in all, of the tokens before each; one more for the total.
   * Each token has a frequency of at least 1.
   */
  int[] cumulative(Tokens tokens) {
    int size = tokens.size();
    int shared = (1 << BITS) - size;
    int[] sums = new int[size + 1];
    for (int index = 1; index < size; index++) {
      sums[index] = ((below(tokens, index) * shared) >> 16) + index;
    }
    sums[size] = 1 << BITS;
    return sums;
  }

  /** Probability, of 16 bits, of all tokens before one. */
  private int below(Tokens tokens, int index) {
    int token = index - tokens.negative();
    int halves = token > 0 ? 2 * Tokens.low(token) - 1 : 1 - 2 * Tokens.low(1 - token);
    int distance = (int) (halves * 1024L / ((2 + (scale & 1)) << (scale / 2))) - 128 * place;
    int below = (7 * Logistic.squash(distance) + Logistic.squash(distance / 3)) >> 3;
    int zeros = ZEROS[zero];
    return (below * (16 - zeros) + (token > 0 ? zeros << 16 : 0)) >> 4;
  }
}

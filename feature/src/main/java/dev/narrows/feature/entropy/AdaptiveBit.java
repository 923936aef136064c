package dev.narrows.feature.entropy;

/**
 * What is known of a binary decision in one context, packed into an int: in the upper 22 bits the
 * probability of a one, in the lower 10 how often the decision has been seen. The first sightings
 * move the probability far, later ones less and less. 0 is a context that was never seen.
 */
final class AdaptiveBit {
  private static final int COUNT_BITS = 10;
  private static final int COUNT_MASK = (1 << COUNT_BITS) - 1;
  private static final int ONE = 1 << 22;

  private AdaptiveBit() {}

  /**
   * A first opinion.
   *
   * @param probability of a one, 16 bits, not 0
   * @param count how many sightings it is worth, 1 to 1023
   */
  static int of(int probability, int count) {
    return (probability << 16) | count;
  }

  /** The probability of a one, of 12 bits. */
  static int probability12(int state) {
    return state >>> 20;
  }

  /** The probability of a one, of 16 bits. */
  static int probability16(int state) {
    return state >>> 16;
  }

  /**
   * After one more sighting.
   *
   * @param limit the count at which later sightings keep the same weight, at most 1023
   */
  static int updated(int state, int bit, int limit) {
    int count = state & COUNT_MASK;
    int probability = state >>> COUNT_BITS;
    int distance = (bit * (ONE - 1) - probability) >> 4;
    probability += (distance * Rates.of(count)) >> (Rates.BITS - 4);
    int seen = count < limit ? count + 1 : count;
    return (probability << COUNT_BITS) | seen;
  }
}

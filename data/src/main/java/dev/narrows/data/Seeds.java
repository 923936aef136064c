package dev.narrows.data;

import java.util.SplittableRandom;

/**
 * Derives independent random streams from numbers, so that what is drawn for a sample depends on
 * its place in the training alone, and not on what was drawn before it or in which thread.
 */
final class Seeds {
  private Seeds() {}

  /** A stream that belongs to these numbers, in this order. */
  static SplittableRandom stream(long... numbers) {
    long seed = 0;
    for (long number : numbers) {
      seed = new SplittableRandom(seed ^ number).nextLong();
    }
    return new SplittableRandom(seed);
  }
}

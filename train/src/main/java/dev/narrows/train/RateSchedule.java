package dev.narrows.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which rate each picture of a training has: each rate as often as its share says, and neighbours
 * in a batch far apart, so that a batch's statistics are those of a mixture.
 */
final class RateSchedule {
  private static final double GOLDEN = 0.618;

  private final List<Integer> round;
  private final int stride;

  /**
   * @param shares how often each rate comes in one round, each at least 1
   */
  RateSchedule(List<Integer> shares) {
    List<Integer> all = new ArrayList<>();
    for (int rate = 0; rate < shares.size(); rate++) {
      all.addAll(Collections.nCopies(shares.get(rate), rate));
    }
    round = List.copyOf(all);
    stride = coprime((int) Math.round(GOLDEN * round.size()), round.size());
  }

  /**
   * The rates of a batch.
   *
   * @param step of the batch, from 0
   * @param pictures how many it has
   */
  int[] of(int step, int pictures) {
    int[] rates = new int[pictures];
    for (int i = 0; i < pictures; i++) {
      long place = (long) step * pictures + i;
      rates[i] = round.get((int) (place * stride % round.size()));
    }
    return rates;
  }

  /**
   * The first number from a wish on that has no divisor in common: steps of it reach all places.
   */
  private static int coprime(int wish, int with) {
    int number = Math.max(1, wish);
    while (divisor(number, with) != 1) {
      number++;
    }
    return number;
  }

  private static int divisor(int a, int b) {
    return b == 0 ? a : divisor(b, a % b);
  }
}

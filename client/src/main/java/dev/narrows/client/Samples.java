package dev.narrows.client;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Numbers of which percentiles are asked. Up to {@value #ROOM} are kept as they are; of more, so
 * many that each has the same chance. For one thread.
 */
final class Samples {
  static final int ROOM = 1 << 16;

  private final SplittableRandom random = new SplittableRandom(1);
  private long[] values = new long[64];
  private long count;

  void add(long value) {
    if (count < ROOM) {
      if (count == values.length) {
        values = Arrays.copyOf(values, 2 * values.length);
      }
      values[(int) count] = value;
    } else {
      long place = random.nextLong(count + 1);
      if (place < ROOM) {
        values[(int) place] = value;
      }
    }
    count++;
  }

  /**
   * The least number that is not exceeded by such a share of them.
   *
   * @param share above 0 to 1
   * @return 0 if there are none
   */
  long percentile(double share) {
    if (count == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(values, (int) Math.min(count, ROOM));
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}

package dev.narrows.benchmarks.load;

import java.util.Arrays;

/**
 * Times of answered requests.
 *
 * @param sorted nanoseconds, ascending
 */
record Latencies(long[] sorted) {
  /** Sorts a copy. */
  static Latencies of(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Latencies(sorted);
  }

  /** The time, in milliseconds, that so great a part of them is not above. */
  double quantile(double part) {
    int index = (int) Math.ceil(part * sorted.length) - 1;
    return sorted[Math.max(0, index)] / 1e6;
  }

  int count() {
    return sorted.length;
  }
}

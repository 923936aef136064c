package dev.narrows.benchmarks;

import java.util.Locale;

/** What came of the mutations of one target. */
final class FuzzTally {
  private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

  private final String name;
  private long right;
  private long others;
  private long refused;
  private long mostNanoseconds;
  private long mostBytes;

  FuzzTally(String name) {
    this.name = name;
  }

  void count(FuzzCall.Outcome outcome, long nanoseconds, long bytes) {
    switch (outcome) {
      case RIGHT -> right++;
      case OTHER -> others++;
      case REFUSED -> refused++;
    }
    mostNanoseconds = Math.max(mostNanoseconds, nanoseconds);
    mostBytes = Math.max(mostBytes, bytes);
  }

  static String head() {
    return "| read | mutations | right tensor | another tensor | refused | slowest, ms | most bytes"
        + " allocated |\n|---|---|---|---|---|---|---|";
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d | %.1f | %d |",
        name,
        right + others + refused,
        right,
        others,
        refused,
        mostNanoseconds / NANOSECONDS_PER_MILLISECOND,
        mostBytes);
  }
}

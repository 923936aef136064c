package dev.narrows.evaluate.sweep;

/** Measures wall time. */
final class Stopwatch {
  private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

  private long started = System.nanoTime();

  /** Milliseconds since the last call or, at first, since the start. */
  double lap() {
    long now = System.nanoTime();
    double milliseconds = (now - started) / NANOSECONDS_PER_MILLISECOND;
    started = now;
    return milliseconds;
  }
}

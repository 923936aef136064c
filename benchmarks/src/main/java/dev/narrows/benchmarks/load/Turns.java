package dev.narrows.benchmarks.load;

/** What one kind of work has done in its turns. */
final class Turns {
  private double pictures;
  private double seconds;
  private double processor;

  /**
   * Adds a turn.
   *
   * @param done pictures
   * @param time seconds it took
   * @param millis processor time it took
   */
  void add(double done, double time, double millis) {
    pictures += done;
    seconds += time;
    processor += millis;
  }

  /** Pictures a second. */
  double rate() {
    return pictures / seconds;
  }

  /** Processor time of a picture, milliseconds. */
  double millis() {
    return processor / pictures;
  }
}

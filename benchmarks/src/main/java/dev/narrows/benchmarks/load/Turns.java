package dev.narrows.benchmarks.load;

/** What one kind of work has done in its turns. */
final class Turns {
  private double pictures;
  private double seconds;
  private double processor;
  private double process;

  /**
   * Adds a turn.
   *
   * @param done pictures
   * @param time seconds it took
   * @param millis processor time its threads took
   * @param processMillis processor time the process took
   */
  void add(double done, double time, double millis, double processMillis) {
    pictures += done;
    seconds += time;
    processor += millis;
    process += processMillis;
  }

  /** Pictures a second. */
  double rate() {
    return pictures / seconds;
  }

  /** Processor time that threads took for a picture, milliseconds. */
  double millis() {
    return processor / pictures;
  }

  /** Processor time that the process took for a picture, milliseconds. */
  double processMillis() {
    return process / pictures;
  }
}

package dev.narrows.benchmarks.load;

/** What one kind of work has done in its turns. */
final class Turns {
  private double pictures;
  private double seconds;
  private double processor;
  private double process;
  private double compiling;
  private double pauses;

  /**
   * Adds a turn.
   *
   * @param done pictures
   * @param duration seconds it took
   * @param time made when it began
   */
  void add(double done, double duration, ProcessorTime time) {
    pictures += done;
    seconds += duration;
    processor += time.millis();
    process += time.processMillis();
    compiling += time.compilingMillis();
    pauses += time.pauseMillis();
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

  /** Time in which threads of the compiler worked, milliseconds a picture. */
  double compilingMillis() {
    return compiling / pictures;
  }

  /** Time in which the collector held all else, milliseconds a picture. */
  double pauseMillis() {
    return pauses / pictures;
  }
}

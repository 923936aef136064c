package dev.narrows.cli.progress;

/** Lengths of time for people. */
public final class Durations {
  private Durations() {}

  /**
   * Two units at most, such as {@code 3 min 20 s}.
   *
   * @param seconds at least 0
   */
  public static String text(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds / 3600 + " h " + seconds / 60 % 60 + " min";
  }
}

package dev.narrows.runtime;

/**
 * How networks are run.
 *
 * @param threads of each network's computation; 0 takes one for each core
 */
public record RuntimeOptions(int threads) {
  /** One thread for each core. */
  public static final RuntimeOptions DEFAULT = new RuntimeOptions(0);

  /**
   * @throws IllegalArgumentException if the number is negative
   */
  public RuntimeOptions {
    if (threads < 0) {
      throw new IllegalArgumentException("threads: expected 0 or more, found " + threads);
    }
  }
}

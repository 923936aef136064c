package dev.narrows.evaluate.sweep;

/** Is told how far a sweep has come. */
@FunctionalInterface
public interface SweepProgress {
  /** Tells nobody. */
  SweepProgress NONE = (done, all) -> {};

  /**
   * One more picture went through every codec.
   *
   * @param done how many did
   * @param all how many will
   */
  void evaluated(int done, int all);
}

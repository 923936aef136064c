package dev.narrows.train;

/** Hears how training goes on; called by the training thread. */
public interface TrainingListener {
  /** Hears nothing. */
  TrainingListener SILENT = report -> {};

  /** After every step. */
  void step(StepReport report);

  /**
   * Before the first step.
   *
   * @param first steps already done
   * @param total steps in all
   */
  default void started(int first, int total) {}
}

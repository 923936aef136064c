package dev.narrows.train;

/** Hears how training goes on; called by the training thread. */
public interface TrainingListener {
  /** Hears nothing. */
  TrainingListener SILENT = report -> {};

  /** After every step. */
  void step(StepReport report);

  /**
   * While samples are loaded into memory, before anything else.
   *
   * @param samples loaded so far
   * @param total samples in all; loading may end earlier, when memory is full
   */
  default void loaded(int samples, int total) {}

  /**
   * Before the first step.
   *
   * @param first steps already done
   * @param total steps in all
   */
  default void started(int first, int total) {}
}

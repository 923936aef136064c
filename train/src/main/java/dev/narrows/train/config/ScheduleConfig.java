package dev.narrows.train.config;

/**
 * How long training goes on, and how the learning rate moves.
 *
 * @param steps number of optimiser steps
 * @param batch pictures a step
 * @param warmup steps over which the rate rises linearly
 * @param decay how it then falls to 0
 * @param power of the polynomial decay
 * @param checkpointEvery steps between checkpoints
 */
public record ScheduleConfig(
    int steps, int batch, int warmup, Decay decay, double power, int checkpointEvery) {
  /** How the learning rate falls. */
  public enum Decay {
    /** Half a cosine. */
    COSINE,
    /** (1 − progress)^power. */
    POLYNOMIAL,
    /** Not at all. */
    CONSTANT
  }

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public ScheduleConfig {
    Checks.atLeast("schedule.steps", steps, 1);
    Checks.between("schedule.batch", batch, 1, 65536);
    Checks.atLeast("schedule.warmup", warmup, 0);
    Checks.positive("schedule.power", power);
    Checks.atLeast("schedule.checkpoint_every", checkpointEvery, 1);
  }

  /** Factor of the learning rate at a step, counted from 0. */
  public double factor(int step) {
    if (step < warmup) {
      return (step + 1.0) / warmup;
    }
    double progress = (step - warmup) / (double) Math.max(1, steps - warmup);
    return switch (decay) {
      case COSINE -> 0.5 * (1 + StrictMath.cos(Math.PI * progress));
      case POLYNOMIAL -> StrictMath.pow(1 - progress, power);
      case CONSTANT -> 1;
    };
  }
}

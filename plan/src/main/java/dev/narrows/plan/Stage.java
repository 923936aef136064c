package dev.narrows.plan;

import java.util.List;

/**
 * One step of a picture's way that takes a processor's time.
 *
 * @param name such as {@code edge}, {@code encode}
 * @param time as measured on this machine
 */
public record Stage(String name, StageTime time) {
  /** The sum of the medians, ms. */
  static double sum(List<Stage> stages) {
    return stages.stream().mapToDouble(stage -> stage.time().median()).sum();
  }
}

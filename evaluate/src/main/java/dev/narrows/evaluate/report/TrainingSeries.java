package dev.narrows.evaluate.report;

/**
 * One quantity over a training run.
 *
 * @param name as the training named it, such as {@code loss} or {@code miou}
 * @param steps at which it was measured, rising, at least one
 * @param values finite, as many
 */
public record TrainingSeries(String name, double[] steps, double[] values) {
  /**
   * @throws IllegalArgumentException if there is no value or the lengths differ
   */
  public TrainingSeries {
    if (steps.length == 0 || steps.length != values.length) {
      throw new IllegalArgumentException(
          name + ": " + values.length + " values at " + steps.length + " steps");
    }
  }

  /** The series with at most so many points, each the mean of as many neighbours. */
  TrainingSeries condensed(int points) {
    int bucket = (steps.length + points - 1) / points;
    if (bucket <= 1) {
      return this;
    }
    int count = (steps.length + bucket - 1) / bucket;
    double[] meanSteps = new double[count];
    double[] meanValues = new double[count];
    for (int i = 0; i < count; i++) {
      int from = i * bucket;
      int to = Math.min(from + bucket, steps.length);
      for (int j = from; j < to; j++) {
        meanSteps[i] += steps[j] / (to - from);
        meanValues[i] += values[j] / (to - from);
      }
    }
    return new TrainingSeries(name, meanSteps, meanValues);
  }
}

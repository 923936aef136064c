package dev.narrows.runtime;

import dev.narrows.model.Task;
import java.util.Arrays;
import java.util.Optional;

/** What a task's accuracy is measured by. */
public enum AccuracyMetric {
  /** Mean intersection over union of the segmentation, 0 to 1. */
  MIOU("miou", Task.SEGMENTATION, true),
  /** Mean over pictures of the disparity's root mean squared error, px of a 2048-wide picture. */
  DISPARITY_RMSE("disparity_rmse", Task.DISPARITY, false),
  /** Mean over pictures of the reconstruction's peak signal-to-noise ratio, dB. */
  PSNR("psnr", Task.RECONSTRUCTION, true);

  private final String key;
  private final Task task;
  private final boolean higherIsBetter;

  AccuracyMetric(String key, Task task, boolean higherIsBetter) {
    this.key = key;
    this.task = task;
    this.higherIsBetter = higherIsBetter;
  }

  /** The metric of a name, such as {@code miou}. */
  public static Optional<AccuracyMetric> of(String key) {
    return Arrays.stream(values()).filter(metric -> metric.key.equals(key)).findFirst();
  }

  /** Its name in files and on the command line. */
  public String key() {
    return key;
  }

  /** The task that it measures. */
  public Task task() {
    return task;
  }

  /** Whether a larger value is a better one. */
  public boolean higherIsBetter() {
    return higherIsBetter;
  }

  /** Whether a value is as good as another, or better. */
  public boolean reaches(double value, double target) {
    return higherIsBetter ? value >= target : value <= target;
  }
}

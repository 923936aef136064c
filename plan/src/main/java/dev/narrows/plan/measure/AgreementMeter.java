package dev.narrows.plan.measure;

import dev.narrows.evaluate.metric.PeakSignalToNoise;
import dev.narrows.model.Task;
import dev.narrows.picture.Picture;
import dev.narrows.plan.Agreement;
import dev.narrows.runtime.TaskOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** Compares what a way says with what the whole network says, picture by picture. */
final class AgreementMeter {
  private final List<Double> shares = new ArrayList<>();
  private final List<Double> differences = new ArrayList<>();
  private final List<Double> decibels = new ArrayList<>();

  /**
   * Adds a picture.
   *
   * @param picture itself, which reconstructions are held against
   * @param whole what the whole network says
   * @param found what the way says
   */
  void add(Picture picture, SortedMap<Task, TaskOutput> whole, SortedMap<Task, TaskOutput> found) {
    for (TaskOutput output : found.values()) {
      TaskOutput reference = whole.get(output.task());
      switch (output.task()) {
        case SEGMENTATION -> shares.add(share(reference.classIds(), output.classIds()));
        case DISPARITY -> differences.add(difference(reference.disparity(), output.disparity()));
        case RECONSTRUCTION -> decibels.add(decibel(picture, output));
      }
    }
  }

  Agreement agreement() {
    return new Agreement(mean(shares), mean(differences), mean(decibels));
  }

  private static double share(byte[] expected, byte[] found) {
    int same = 0;
    for (int i = 0; i < expected.length; i++) {
      if (expected[i] == found[i]) {
        same++;
      }
    }
    return (double) same / expected.length;
  }

  private static double difference(float[] expected, float[] found) {
    double sum = 0;
    for (int i = 0; i < expected.length; i++) {
      sum += Math.abs(expected[i] - found[i]);
    }
    return sum / expected.length;
  }

  private static double decibel(Picture picture, TaskOutput found) {
    TaskOutput itself = TaskOutput.reconstruction(picture.rgb(), picture.height(), picture.width());
    return PeakSignalToNoise.of(itself.values(), found.values());
  }

  private static OptionalDouble mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average();
  }
}

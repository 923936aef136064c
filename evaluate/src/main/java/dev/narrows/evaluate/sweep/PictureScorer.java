package dev.narrows.evaluate.sweep;

import dev.narrows.data.Sample;
import dev.narrows.evaluate.PictureResult;
import dev.narrows.evaluate.metric.DisparityError;
import dev.narrows.evaluate.metric.MultiScaleSimilarity;
import dev.narrows.evaluate.metric.PeakSignalToNoise;
import dev.narrows.evaluate.metric.SegmentationCounts;
import dev.narrows.model.Task;
import dev.narrows.runtime.TaskOutput;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** Holds one picture's ground truth against what the tasks made of it. */
final class PictureScorer {
  private static final int RGB = 3;

  private final Sample sample;
  private final float[] planes;

  PictureScorer(Sample sample) {
    this.sample = sample;
    this.planes = planes(sample);
  }

  /**
   * The result of one codec.
   *
   * @throws EvaluationException if an output is not finite
   */
  PictureResult score(SplitNetwork.Outcome outcome) throws EvaluationException {
    SortedMap<Task, TaskOutput> outputs = outcome.outputs();
    for (TaskOutput output : outputs.values()) {
      requireFinite(output);
    }
    Optional<TaskOutput> segmentation = Optional.ofNullable(outputs.get(Task.SEGMENTATION));
    Optional<TaskOutput> disparity = Optional.ofNullable(outputs.get(Task.DISPARITY));
    Optional<TaskOutput> reconstruction = Optional.ofNullable(outputs.get(Task.RECONSTRUCTION));
    return new PictureResult(
        sample.name(),
        outcome.bytes(),
        outcome.estimatedBytes(),
        segmentation.flatMap(this::counts),
        disparity.flatMap(this::error),
        reconstruction
            .map(output -> OptionalDouble.of(PeakSignalToNoise.of(planes, output.values())))
            .orElse(OptionalDouble.empty()),
        reconstruction.map(this::similarity).orElse(OptionalDouble.empty()),
        outcome.times());
  }

  private Optional<SegmentationCounts> counts(TaskOutput output) {
    return sample
        .labels()
        .map(labels -> SegmentationCounts.of(output.channels(), labels, output.classIds()));
  }

  private Optional<DisparityError> error(TaskOutput output) {
    return sample.disparity().flatMap(truth -> DisparityError.of(truth, output.disparity()));
  }

  private OptionalDouble similarity(TaskOutput output) {
    return MultiScaleSimilarity.of(planes, output.values(), sample.width(), sample.height());
  }

  private void requireFinite(TaskOutput output) throws EvaluationException {
    float[] values = output.values();
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new EvaluationException(
            sample.name()
                + (", " + output.task().label() + ": expected finite numbers, found " + values[i])
                + (" at element " + i));
      }
    }
  }

  private static float[] planes(Sample sample) {
    int pixels = sample.width() * sample.height();
    float[] planes = new float[RGB * pixels];
    for (int i = 0; i < planes.length; i++) {
      int value = Byte.toUnsignedInt(sample.rgb()[RGB * (i % pixels) + i / pixels]);
      planes[i] = value / 255f;
    }
    return planes;
  }
}

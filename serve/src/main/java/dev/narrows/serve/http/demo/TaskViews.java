package dev.narrows.serve.http.demo;

import dev.narrows.model.ModelDescription;
import dev.narrows.model.SegmentationClass;
import dev.narrows.model.Task;
import dev.narrows.picture.HeatMap;
import dev.narrows.picture.Picture;
import dev.narrows.picture.TaskPictures;
import dev.narrows.serve.http.demo.DemoReport.ClassShare;
import dev.narrows.serve.http.demo.DemoReport.Range;
import dev.narrows.serve.inference.InferenceResult;
import dev.narrows.serve.inference.OutputTensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What tasks say, for the eye.
 *
 * @param result of one picture
 * @param description of the model
 * @param width columns of the picture
 * @param height its rows
 */
record TaskViews(InferenceResult result, ModelDescription description, int width, int height) {
  /** Disparity, in pixels of a 2048-wide picture, of the lightest colour: about 4 m away. */
  static final float NEAREST = 128;

  Optional<Picture> segmentation() {
    int[] colours = classes().stream().mapToInt(SegmentationClass::rgb).toArray();
    return contents(Task.SEGMENTATION)
        .map(ids -> TaskPictures.classColours(width, height, ids, colours));
  }

  Optional<Picture> disparity() {
    return output(Task.DISPARITY)
        .map(tensor -> HeatMap.of(width, height, tensor.floats(), 0, NEAREST));
  }

  Optional<Picture> reconstruction() {
    return contents(Task.RECONSTRUCTION).map(rgb -> new Picture(width, height, rgb));
  }

  Optional<Range> disparityRange() {
    return output(Task.DISPARITY).map(tensor -> range(tensor.floats()));
  }

  private static Range range(float[] values) {
    float least = values[0];
    float greatest = values[0];
    for (float value : values) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    return new Range(least, greatest);
  }

  /** The classes that are there, the most frequent first; none without a segmentation. */
  List<ClassShare> legend() {
    Optional<byte[]> ids = contents(Task.SEGMENTATION);
    return ids.isEmpty() ? List.of() : legend(ids.get());
  }

  private List<ClassShare> legend(byte[] ids) {
    int[] counts = new int[1 << Byte.SIZE];
    for (byte id : ids) {
      counts[Byte.toUnsignedInt(id)]++;
    }
    List<ClassShare> legend = new ArrayList<>();
    List<SegmentationClass> classes = classes();
    for (int id = 0; id < classes.size(); id++) {
      if (counts[id] > 0) {
        legend.add(
            new ClassShare(
                classes.get(id).name(),
                String.format(Locale.ROOT, "#%06x", classes.get(id).rgb()),
                (double) counts[id] / ids.length));
      }
    }
    legend.sort(Comparator.comparingDouble(ClassShare::share).reversed());
    return legend;
  }

  private List<SegmentationClass> classes() {
    return description
        .task(Task.SEGMENTATION)
        .map(ModelDescription.TaskDescription::classes)
        .orElse(List.of());
  }

  private Optional<byte[]> contents(Task task) {
    return output(task).map(OutputTensor::contents);
  }

  private Optional<OutputTensor> output(Task task) {
    return result.outputs().stream().filter(output -> output.task() == task).findFirst();
  }
}

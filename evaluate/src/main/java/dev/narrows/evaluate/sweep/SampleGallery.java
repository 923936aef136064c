package dev.narrows.evaluate.sweep;

import dev.narrows.data.ClassSet;
import dev.narrows.data.Sample;
import dev.narrows.evaluate.SampleViews;
import dev.narrows.evaluate.SampleViews.View;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.model.Task;
import dev.narrows.picture.HeatMap;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureFile;
import dev.narrows.picture.TaskPictures;
import dev.narrows.picture.Tiling;
import dev.narrows.runtime.TaskOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** Keeps pictures of some samples as PNG files in a folder beside the results file. */
final class SampleGallery {
  private static final int SHOWN_BITS = 8;

  private final Path folder;
  private final int[] colours;

  /** A gallery beside {@code NAME.json}, in the folder {@code NAME-pictures}. */
  SampleGallery(Path resultsFile, ClassSet classes) {
    String name = resultsFile.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    folder = resultsFile.toAbsolutePath().resolveSibling(name + "-pictures");
    colours = classes.classes().stream().mapToInt(ClassSet.SemanticClass::rgb).toArray();
  }

  /** Whether a picture is among those to keep, which are spread evenly over all. */
  static boolean isKept(int index, int pictures, int samples) {
    long before = (long) index * samples / pictures;
    long after = (index + 1L) * samples / pictures;
    return after > before;
  }

  /**
   * Writes a sample's pictures.
   *
   * @param symbols its features as the codec got them
   * @throws IOException if one cannot be written
   */
  SampleViews keep(
      Sample sample, String codec, SplitNetwork.Outcome outcome, QuantizedTensor symbols)
      throws IOException {
    Files.createDirectories(folder);
    Writer writer = new Writer(sample);
    writer.write(View.INPUT, new Picture(sample.width(), sample.height(), sample.rgb()));
    if (sample.labels().isPresent()) {
      writer.write(View.LABELS, classPicture(sample, sample.labels().get()));
    }
    SortedMap<Task, TaskOutput> outputs = outcome.outputs();
    if (outputs.containsKey(Task.SEGMENTATION)) {
      byte[] ids = outputs.get(Task.SEGMENTATION).classIds();
      writer.write(View.SEGMENTATION, classPicture(sample, ids));
    }
    if (outputs.containsKey(Task.DISPARITY)) {
      keepDisparity(writer, sample, outputs.get(Task.DISPARITY).disparity());
    }
    if (outputs.containsKey(Task.RECONSTRUCTION)) {
      byte[] rgb = outputs.get(Task.RECONSTRUCTION).rgb();
      writer.write(View.RECONSTRUCTION, new Picture(sample.width(), sample.height(), rgb));
    }
    Path features = writer.path(View.FEATURES);
    PictureFile.write(
        Tiling.of(symbols.shape().channels()).tile(symbols).withBits(SHOWN_BITS), features);
    return new SampleViews(sample.name(), codec, outcome.bytes(), writer.files);
  }

  /** Truth and prediction in the colours of one scale, which the truth sets where it is known. */
  private static void keepDisparity(Writer writer, Sample sample, float[] prediction)
      throws IOException {
    float[] scale = sample.disparity().orElse(prediction);
    float high = 1;
    for (float value : scale) {
      high = Math.max(high, value);
    }
    if (sample.disparity().isPresent()) {
      float[] truth = sample.disparity().get().clone();
      for (int i = 0; i < truth.length; i++) {
        truth[i] = truth[i] > 0 ? truth[i] : Float.NaN;
      }
      writer.write(
          View.TRUE_DISPARITY, HeatMap.of(sample.width(), sample.height(), truth, 0, high));
    }
    writer.write(View.DISPARITY, HeatMap.of(sample.width(), sample.height(), prediction, 0, high));
  }

  private Picture classPicture(Sample sample, byte[] ids) {
    return TaskPictures.classColours(sample.width(), sample.height(), ids, colours);
  }

  /** Writes pictures of one sample and remembers where. */
  private final class Writer {
    private final String name;
    private final Map<View, String> files = new EnumMap<>(View.class);

    Writer(Sample sample) {
      name = sample.name().replaceAll("[^A-Za-z0-9._-]", "_").toLowerCase(Locale.ROOT);
    }

    Path path(View view) {
      Path file = folder.resolve(name + "-" + view.key() + ".png");
      files.put(view, folder.getFileName() + "/" + file.getFileName());
      return file;
    }

    void write(View view, Picture picture) throws IOException {
      PictureFile.write(picture, path(view));
    }
  }
}

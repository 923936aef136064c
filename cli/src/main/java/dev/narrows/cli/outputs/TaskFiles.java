package dev.narrows.cli.outputs;

import dev.narrows.client.TaskResult;
import dev.narrows.model.ModelDescription;
import dev.narrows.model.SegmentationClass;
import dev.narrows.model.Task;
import dev.narrows.picture.HeatMap;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureFile;
import dev.narrows.picture.TaskPictures;
import dev.narrows.runtime.TaskOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Writes what the tasks say about a picture as PNG files:
 *
 * <pre>
 * segmentation-ids.png      class ids, 8 bit, in the order of the model's classes
 * segmentation-colours.png  the same in the classes' colours
 * disparity.png             16 bit, 256 · disparity + 1, in pixels of a 2048-wide picture
 * disparity-heat.png        the same for the eye: dark is far, light is near
 * reconstruction.png        the picture as reconstructed
 * </pre>
 *
 * @param description of the model, for its classes' colours
 * @param announce is told of each file before it is written
 */
public record TaskFiles(ModelDescription description, Consumer<Path> announce) {
  /** Disparity, in pixels of a 2048-wide picture, of the lightest colour: about 4 m away. */
  private static final float NEAREST = 128;

  /** The result of an output of the cloud half. */
  public static TaskResult result(TaskOutput output) {
    int height = output.height();
    int width = output.width();
    return switch (output.task()) {
      case SEGMENTATION -> new TaskResult.Segmentation(height, width, output.classIds());
      case DISPARITY -> new TaskResult.Disparity(height, width, output.disparity());
      case RECONSTRUCTION -> new TaskResult.Reconstruction(height, width, output.rgb());
    };
  }

  /**
   * Writes results into a folder, which is made if it is not there.
   *
   * @throws IOException if a file cannot be written
   */
  public void write(Iterable<TaskResult> results, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (TaskResult result : results) {
      switch (result.task()) {
        case SEGMENTATION -> write((TaskResult.Segmentation) result, folder);
        case DISPARITY -> write((TaskResult.Disparity) result, folder);
        case RECONSTRUCTION -> write((TaskResult.Reconstruction) result, folder);
      }
    }
  }

  private void write(TaskResult.Segmentation result, Path folder) throws IOException {
    int[] colours =
        description.task(Task.SEGMENTATION).orElseThrow().classes().stream()
            .mapToInt(SegmentationClass::rgb)
            .toArray();
    int width = result.width();
    int height = result.height();
    byte[] ids = result.classIds();
    PictureFile.write(
        TaskPictures.classIds(width, height, ids), announced(folder, "segmentation-ids.png"));
    PictureFile.write(
        TaskPictures.classColours(width, height, ids, colours),
        announced(folder, "segmentation-colours.png"));
  }

  private void write(TaskResult.Disparity result, Path folder) throws IOException {
    int width = result.width();
    int height = result.height();
    float[] disparity = result.disparity();
    PictureFile.write(
        TaskPictures.disparity(width, height, disparity), announced(folder, "disparity.png"));
    PictureFile.write(
        HeatMap.of(width, height, disparity, 0, NEAREST), announced(folder, "disparity-heat.png"));
  }

  private void write(TaskResult.Reconstruction result, Path folder) throws IOException {
    PictureFile.write(
        new Picture(result.width(), result.height(), result.rgb()),
        announced(folder, "reconstruction.png"));
  }

  private Path announced(Path folder, String name) {
    Path path = folder.resolve(name);
    announce.accept(path);
    return path;
  }
}

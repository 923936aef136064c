package dev.narrows.cli.reproduce;

import dev.narrows.cli.progress.Progress;
import dev.narrows.data.DatasetSpec;
import dev.narrows.data.PictureSize;
import dev.narrows.data.Split;
import dev.narrows.data.scene.SceneWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Generated scenes as a dataset on disk. */
public final class SceneFolder {
  private SceneFolder() {}

  /**
   * Writes the scenes that are not there yet.
   *
   * @param folder of the dataset; made if it is not there
   * @param err where progress is shown
   * @throws IOException if the folder holds other scenes or cannot be written
   */
  public static void write(
      DatasetSpec.Scenes scenes, PictureSize size, Path folder, PrintWriter err)
      throws IOException {
    SceneWriter writer =
        new SceneWriter(scenes.seed(), size, Runtime.getRuntime().availableProcessors());
    write(writer, folder, Split.TRAIN, scenes.train(), err);
    write(writer, folder, Split.VALIDATION, scenes.validation(), err);
  }

  private static void write(
      SceneWriter writer, Path folder, Split split, int count, PrintWriter err) throws IOException {
    try (Progress progress = Progress.start(err, "scenes, " + split.folder(), count)) {
      writer.write(
          folder,
          split.folder(),
          count,
          done -> {
            // Told by whichever thread has drawn a scene.
            synchronized (progress) {
              progress.at(done, "");
            }
          });
    }
  }
}

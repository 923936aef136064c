package dev.narrows.cli.plan;

import dev.narrows.data.PictureSize;
import dev.narrows.data.Sample;
import dev.narrows.data.scene.SceneDataset;
import dev.narrows.model.ModelDescription;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureFile;
import dev.narrows.plan.PlanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What is measured on.
 *
 * @param description for people
 * @param pictures at least one
 */
record PlanPictures(String description, List<Picture> pictures) {
  private static final int SCENES = 4;
  private static final long SEED = 1;
  private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".webp");

  /** Street scenes of a model's own size. */
  static PlanPictures scenes(ModelDescription model) {
    PictureSize size = new PictureSize(model.input().width(), model.input().height());
    SceneDataset scenes = new SceneDataset("val", SCENES, SEED, size);
    List<Picture> pictures = new ArrayList<>();
    for (int i = 0; i < SCENES; i++) {
      Sample sample = scenes.load(i);
      pictures.add(new Picture(sample.width(), sample.height(), sample.rgb()));
    }
    return new PlanPictures(scenes.description(), pictures);
  }

  /**
   * A picture, or those of a folder in the order of their names.
   *
   * @throws PlanException if the folder has none
   * @throws IOException if one cannot be read
   */
  static PlanPictures read(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return new PlanPictures(path.toString(), List.of(PictureFile.read(path)));
    }
    List<Path> files;
    try (Stream<Path> entries = Files.list(path)) {
      files = entries.filter(PlanPictures::isPicture).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new PlanException(path + ": expected PNG, JPEG or WebP files, found none");
    }
    List<Picture> pictures = new ArrayList<>();
    for (Path file : files) {
      pictures.add(PictureFile.read(file));
    }
    return new PlanPictures(files.size() + " pictures of " + path, pictures);
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }
}

package dev.narrows.data;

import dev.narrows.data.scene.SceneDataset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which dataset, as people write it: the path of a folder, or {@code scenes:train=N,val=N,seed=N}.
 * {@code toString} gives that text back.
 */
public sealed interface DatasetSpec {
  /**
   * Opens one split.
   *
   * @param size width and height of samples, whatever files have
   * @throws DataException if the dataset or the split is not there, or files are missing
   */
  Dataset open(Split split, PictureSize size) throws DataException;

  /**
   * Files in one of the layouts that {@link Datasets} recognises.
   *
   * @param path the dataset's folder
   */
  record Folder(Path path) implements DatasetSpec {
    @Override
    public Dataset open(Split split, PictureSize size) throws DataException {
      return Datasets.openFolder(path, split, size);
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  /**
   * Generated street scenes. They have no test split.
   *
   * @param train number of scenes to train on, at least 1
   * @param validation number of scenes to measure on, at least 1
   * @param seed of the generator; other seeds give other scenes
   */
  record Scenes(int train, int validation, long seed) implements DatasetSpec {
    private static final String PREFIX = "scenes:";
    private static final Pattern FORM =
        Pattern.compile("scenes:train=(\\d{1,9}),val=(\\d{1,9}),seed=(-?\\d{1,18})");

    private static Scenes parse(String text) throws DataException {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        throw new DataException(
            "dataset: expected such as scenes:train=1000,val=200,seed=1, found " + text);
      }
      int train = Integer.parseInt(matcher.group(1));
      int validation = Integer.parseInt(matcher.group(2));
      if (train < 1 || validation < 1) {
        throw new DataException("dataset: expected at least one scene a split, found " + text);
      }
      return new Scenes(train, validation, Long.parseLong(matcher.group(3)));
    }

    @Override
    public Dataset open(Split split, PictureSize size) throws DataException {
      return switch (split) {
        case TRAIN -> new SceneDataset(split.folder(), train, seed, size);
        case VALIDATION -> new SceneDataset(split.folder(), validation, seed, size);
        case TEST -> throw new DataException(this + ": expected split train or val, found test");
      };
    }

    @Override
    public String toString() {
      return PREFIX + "train=" + train + ",val=" + validation + ",seed=" + seed;
    }
  }

  /**
   * Reads a specification.
   *
   * @throws DataException if the text is none
   */
  static DatasetSpec parse(String text) throws DataException {
    if (text.isBlank()) {
      throw new DataException("dataset: expected a folder or scenes:…, found an empty text");
    }
    if (text.startsWith(Scenes.PREFIX)) {
      return Scenes.parse(text);
    }
    try {
      return new Folder(Path.of(text));
    } catch (InvalidPathException e) {
      throw new DataException("dataset: expected the path of a folder, found " + text, e);
    }
  }
}

package dev.narrows.data;

import dev.narrows.data.ClassSet.SemanticClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads CamVid with 11 classes, in the layout of the SegNet tutorial:
 *
 * <pre>
 * SPLIT.txt            per line a picture and its labels, apart by blanks, perhaps with a semicolon
 * SPLIT/NAME.png       pictures
 * SPLITannot/NAME.png  label ids 0 to 10, and 11 for pixels without a class
 * </pre>
 *
 * <p>SPLIT is {@code train}, {@code val} or {@code test}. Paths in a list are relative to the
 * dataset's folder; of those that begin elsewhere, such as {@code /SegNet/CamVid/train/NAME.png},
 * the last two parts count. Without a list, the two folders are read. There is no disparity.
 *
 * <p>Source: G. J. Brostow, J. Fauqueur, R. Cipolla, "Semantic object classes in video: A
 * high-definition ground truth database", Pattern Recognition Letters 30(2), 2009.
 */
public final class CamVidDataset {
  /** The 11 classes with their usual colours. */
  public static final ClassSet CLASSES =
      new ClassSet(
          List.of(
              new SemanticClass("sky", 0x808080),
              new SemanticClass("building", 0x800000),
              new SemanticClass("pole", 0xC0C080),
              new SemanticClass("road", 0x804080),
              new SemanticClass("pavement", 0x3C28DE),
              new SemanticClass("tree", 0x808000),
              new SemanticClass("sign or symbol", 0xC08080),
              new SemanticClass("fence", 0x404080),
              new SemanticClass("car", 0x400080),
              new SemanticClass("pedestrian", 0x404000),
              new SemanticClass("bicyclist", 0x0080C0)));

  private static final int UNLABELLED = CLASSES.size();
  private static final LabelTable LABELS =
      new LabelTable(
          UNLABELLED + 1, id -> id == UNLABELLED ? Byte.toUnsignedInt(Sample.IGNORE) : id);

  private CamVidDataset() {}

  /**
   * Finds all files of a split; their content is read and checked by {@link Dataset#load}.
   *
   * @param root the folder that holds the lists or the splits' folders
   * @param split train, validation or test
   * @param size width and height of samples, whatever the files have
   * @throws DataException if there are no pictures, a list has a bad line, or a file is missing
   */
  public static Dataset open(Path root, Split split, PictureSize size) throws DataException {
    Path list = root.resolve(split.folder() + ".txt");
    List<SampleFiles> files =
        Files.isRegularFile(list) ? fromList(root, list) : fromFolders(root, split);
    String description = "CamVid layout, " + split.folder() + ", " + root;
    return new FileDataset(description, files, size, CLASSES, LABELS);
  }

  private static List<SampleFiles> fromList(Path root, Path list) throws DataException {
    List<String> lines;
    try {
      lines = Files.readAllLines(list);
    } catch (IOException e) {
      throw new DataException(list + ": expected a readable list in UTF-8, found " + e, e);
    }
    List<SampleFiles> files = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        files.add(fromLine(root, lines.get(i), list + ", line " + (i + 1)));
      }
    }
    if (files.isEmpty()) {
      throw new DataException(list + ": expected a picture and its labels per line, found no line");
    }
    return files;
  }

  private static SampleFiles fromLine(Path root, String line, String where) throws DataException {
    String[] parts = line.replace(';', ' ').strip().split("\\s+", -1);
    if (parts.length != 2) {
      throw new DataException(
          where + ": expected a picture and its labels, found " + parts.length + " names");
    }
    Path picture = Folders.require(resolve(root, parts[0], where), "a picture", where);
    Path labels = Folders.require(resolve(root, parts[1], where), "labels", where);
    return new SampleFiles(stem(picture), picture, Optional.of(labels), Optional.empty());
  }

  private static Path resolve(Path root, String name, String where) throws DataException {
    try {
      Path path = Path.of(name);
      if (!path.isAbsolute() && Files.exists(root.resolve(path))) {
        return root.resolve(path);
      }
      int parts = path.getNameCount();
      return root.resolve(path.subpath(Math.max(0, parts - 2), parts));
    } catch (IllegalArgumentException e) { // characters that no path has, or no part at all
      throw new DataException(where + ": expected a path, found " + name, e);
    }
  }

  private static List<SampleFiles> fromFolders(Path root, Split split) throws DataException {
    Path pictures = root.resolve(split.folder());
    if (!Files.isDirectory(pictures)) {
      throw new DataException(
          "%s: expected a list %s.txt or a folder %s, found neither"
              .formatted(root, split.folder(), split.folder()));
    }
    List<SampleFiles> files = new ArrayList<>();
    for (Path picture : Folders.list(pictures)) {
      if (Folders.name(picture).endsWith(".png")) {
        Path labels = root.resolve(split.folder() + "annot").resolve(picture.getFileName());
        Folders.require(labels, "its labels", picture);
        files.add(new SampleFiles(stem(picture), picture, Optional.of(labels), Optional.empty()));
      }
    }
    if (files.isEmpty()) {
      throw new DataException(pictures + ": expected pictures *.png, found none");
    }
    return files;
  }

  private static String stem(Path file) {
    String name = Folders.name(file);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}

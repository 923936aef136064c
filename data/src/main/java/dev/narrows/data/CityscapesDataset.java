package dev.narrows.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the layout of Cityscapes:
 *
 * <pre>
 * leftImg8bit/SPLIT/CITY/NAME_leftImg8bit.png      pictures
 * gtFine/SPLIT/CITY/NAME_gtFine_labelIds.png       label ids 0 to 33, of which 19 are classes
 * disparity/SPLIT/CITY/NAME_disparity.png          16 bits; the folder may be absent
 * </pre>
 *
 * <p>SPLIT is {@code train}, {@code val} or {@code test}. The labels of {@code test} may be absent
 * as a whole: then the dataset has no segmentation.
 */
public final class CityscapesDataset {
  static final String PICTURES = "leftImg8bit";

  private static final String PICTURE_SUFFIX = "_leftImg8bit.png";
  private static final LabelTable LABELS =
      new LabelTable(CityscapesClasses.LABEL_IDS, CityscapesClasses::trainId);

  private CityscapesDataset() {}

  /**
   * Finds all files of a split; their content is read and checked by {@link Dataset#load}.
   *
   * @param root the folder that holds {@code leftImg8bit}
   * @param split train, validation or test
   * @param size width and height of samples, whatever the files have
   * @throws DataException if there are no pictures, or one lacks its labels or its disparity
   */
  public static Dataset open(Path root, Split split, PictureSize size) throws DataException {
    Path pictures = root.resolve(PICTURES).resolve(split.folder());
    if (!Files.isDirectory(pictures)) {
      throw new DataException(pictures + ": expected a folder of cities, found none");
    }
    boolean hasLabels = split != Split.TEST || Folders.hasEntries(root.resolve("gtFine/test"));
    boolean hasDisparity = Folders.hasEntries(root.resolve("disparity").resolve(split.folder()));
    List<SampleFiles> files = new ArrayList<>();
    for (Path city : Folders.list(pictures)) {
      if (Files.isDirectory(city)) {
        for (Path picture : Folders.list(city)) {
          if (Folders.name(picture).endsWith(PICTURE_SUFFIX)) {
            files.add(sample(root, split, picture, hasLabels, hasDisparity));
          }
        }
      }
    }
    if (files.isEmpty()) {
      throw new DataException(
          pictures + ": expected pictures CITY/*" + PICTURE_SUFFIX + ", found none");
    }
    String description = "Cityscapes layout, " + split.folder() + ", " + root;
    return new FileDataset(description, files, size, CityscapesClasses.CLASSES, LABELS);
  }

  private static SampleFiles sample(
      Path root, Split split, Path picture, boolean hasLabels, boolean hasDisparity)
      throws DataException {
    String file = Folders.name(picture);
    String name = file.substring(0, file.length() - PICTURE_SUFFIX.length());
    String city = Folders.name(picture.getParent());
    Optional<Path> labels = Optional.empty();
    if (hasLabels) {
      Path path = Path.of("gtFine", split.folder(), city, name + "_gtFine_labelIds.png");
      labels = Optional.of(Folders.require(root.resolve(path), "its labels", picture));
    }
    Optional<Path> disparity = Optional.empty();
    if (hasDisparity) {
      Path path = Path.of("disparity", split.folder(), city, name + "_disparity.png");
      disparity = Optional.of(Folders.require(root.resolve(path), "its disparity", picture));
    }
    return new SampleFiles(name, picture, labels, disparity);
  }
}

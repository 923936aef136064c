package dev.narrows.data;

import java.nio.file.Files;
import java.nio.file.Path;

/** Opens datasets; a folder's layout is recognised by what it holds. */
public final class Datasets {
  private Datasets() {}

  /**
   * Opens one split of the dataset that a text names.
   *
   * @param spec see {@link DatasetSpec#parse}
   * @throws DataException if the text names no dataset, or its files are missing
   */
  public static Dataset open(String spec, Split split, PictureSize size) throws DataException {
    return open(DatasetSpec.parse(spec), split, size);
  }

  /**
   * Opens one split of a dataset.
   *
   * @param spec which dataset
   * @param split which part of it
   * @param size width and height of samples, whatever the files have
   * @throws DataException if the dataset is not there, or its files are missing
   */
  public static Dataset open(DatasetSpec spec, Split split, PictureSize size) throws DataException {
    if ((long) size.width() * size.height() > PngHeader.MAXIMUM_PIXELS) {
      throw new DataException(
          "picture size: expected at most " + PngHeader.MAXIMUM_PIXELS + " pixels, found " + size);
    }
    return spec.open(split, size);
  }

  /** Opens one split of the dataset that a folder holds. */
  static Dataset openFolder(Path root, Split split, PictureSize size) throws DataException {
    if (!Files.isDirectory(root)) {
      throw new DataException(root + ": expected the folder of a dataset, found none");
    }
    if (Files.isDirectory(root.resolve(CityscapesDataset.PICTURES))) {
      return CityscapesDataset.open(root, split, size);
    }
    for (Split any : Split.values()) {
      if (Files.isRegularFile(root.resolve(any.folder() + ".txt"))
          || Files.isDirectory(root.resolve(any.folder() + "annot"))) {
        return CamVidDataset.open(root, split, size);
      }
    }
    throw new DataException(
        root
            + ": expected Cityscapes' layout (a folder leftImg8bit) or CamVid's (train.txt, or"
            + " folders train and trainannot), found neither");
  }
}

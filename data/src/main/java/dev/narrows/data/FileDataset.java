package dev.narrows.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A dataset of PNG files: pictures, label ids, and disparities as 16-bit values p, which are
 * unknown where p = 0 and (p − 1) / 256 pixels of a 2048-wide picture elsewhere. Pictures are
 * resized by {@link Resampler}, the other maps by {@link NearestResampler}; a picture of another
 * aspect ratio is stretched.
 */
final class FileDataset implements Dataset {
  private static final float DISPARITY_STEPS = 256;

  private final String description;
  private final List<SampleFiles> files;
  private final PictureSize size;
  private final ClassSet classes;
  private final LabelTable labelTable;

  /**
   * @param files at least one; either all have labels or none, and disparity likewise
   */
  FileDataset(
      String description,
      List<SampleFiles> files,
      PictureSize size,
      ClassSet classes,
      LabelTable labelTable) {
    this.description = description + ", " + size;
    this.files = List.copyOf(files);
    this.size = size;
    this.classes = files.get(0).labels().isPresent() ? classes : ClassSet.NONE;
    this.labelTable = labelTable;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public int size() {
    return files.size();
  }

  @Override
  public PictureSize pictureSize() {
    return size;
  }

  @Override
  public ClassSet classes() {
    return classes;
  }

  @Override
  public boolean hasDisparity() {
    return files.get(0).disparity().isPresent();
  }

  @Override
  public Sample load(int index) throws DataException {
    SampleFiles sample = files.get(index);
    Pixels<byte[]> picture = PngFiles.readRgb(sample.picture());
    Optional<byte[]> labels = Optional.empty();
    if (sample.labels().isPresent()) {
      labels = Optional.of(readLabels(sample.labels().get(), picture.size()));
    }
    Optional<float[]> disparity = Optional.empty();
    if (sample.disparity().isPresent()) {
      disparity = Optional.of(readDisparity(sample.disparity().get(), picture.size()));
    }
    byte[] rgb = Resampler.resize(picture.values(), picture.size(), size);
    return new Sample(sample.name(), size.width(), size.height(), rgb, labels, disparity);
  }

  private byte[] readLabels(Path file, PictureSize expected) throws DataException {
    Pixels<byte[]> labelIds = PngFiles.readIds(file);
    checkSize(file, expected, labelIds.size());
    return NearestResampler.resizeLabels(labelTable.classes(file, labelIds), expected, size);
  }

  private float[] readDisparity(Path file, PictureSize expected) throws DataException {
    Pixels<int[]> steps = PngFiles.read16Bit(file);
    checkSize(file, expected, steps.size());
    float[] disparity = new float[steps.values().length];
    for (int i = 0; i < disparity.length; i++) {
      disparity[i] = Math.max(0, steps.values()[i] - 1) / DISPARITY_STEPS;
    }
    return NearestResampler.resizeDisparity(disparity, expected, size);
  }

  private static void checkSize(Path file, PictureSize expected, PictureSize found)
      throws DataException {
    if (!found.equals(expected)) {
      throw new DataException(
          file + ": expected the size of its picture, " + expected + ", found " + found);
    }
  }
}

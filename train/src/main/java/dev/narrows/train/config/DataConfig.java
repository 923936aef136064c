package dev.narrows.train.config;

import dev.narrows.data.PictureSize;

/**
 * What is learned from.
 *
 * @param dataset a dataset's folder, or generated scenes; see {@link dev.narrows.data.DatasetSpec}
 * @param width pixels a row that pictures are resized to
 * @param height rows that pictures are resized to
 */
public record DataConfig(String dataset, int width, int height) {
  /**
   * @throws IllegalArgumentException if a side is out of range
   */
  public DataConfig {
    Checks.between("data.width", width, 1, 16384);
    Checks.between("data.height", height, 1, 16384);
  }

  /** Width and height. */
  public PictureSize pictureSize() {
    return new PictureSize(width, height);
  }
}

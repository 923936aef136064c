package dev.narrows.train.config;

/**
 * What is learned from.
 *
 * @param train the training split: a dataset's folder, or generated scenes
 * @param validation the split that accuracy is measured on
 * @param width pixels a row that pictures are resized to
 * @param height rows that pictures are resized to
 */
public record DataConfig(String train, String validation, int width, int height) {
  /**
   * @throws IllegalArgumentException if a side is out of range
   */
  public DataConfig {
    Checks.between("data.width", width, 1, 16384);
    Checks.between("data.height", height, 1, 16384);
  }
}

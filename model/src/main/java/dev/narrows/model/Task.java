package dev.narrows.model;

/** What a cloud decoder computes from the features. */
public enum Task {
  /** Class scores of every pixel, {@code [batch][classes][height][width]}. */
  SEGMENTATION("segmentation"),
  /** Disparity in pixels of a 2048-wide picture, {@code [batch][1][height][width]}. */
  DISPARITY("disparity"),
  /** The picture as RGB in [0,1] (before clamping), {@code [batch][3][height][width]}. */
  RECONSTRUCTION("reconstruction");

  private final String label;

  Task(String label) {
    this.label = label;
  }

  /** The name in files and configurations, such as {@code segmentation}. */
  public String label() {
    return label;
  }
}

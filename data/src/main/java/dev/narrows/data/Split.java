package dev.narrows.data;

/** The part of a dataset that is trained on, measured on while developing, or kept for the end. */
public enum Split {
  /** To train on. */
  TRAIN("train"),
  /** To measure on; has ground truth. */
  VALIDATION("val"),
  /** Kept for the end; its ground truth may be withheld. */
  TEST("test");

  private final String folder;

  Split(String folder) {
    this.folder = folder;
  }

  /**
   * Name of the split's folder or list in a dataset: {@code train}, {@code val} or {@code test}.
   */
  public String folder() {
    return folder;
  }
}

package dev.narrows.data;

/** One split of a dataset at one picture size. Safe for use by several threads. */
public interface Dataset {
  /** What this is, for people and provenance: kind, split, place and size. */
  String description();

  /** Number of samples, at least 1. */
  int size();

  /** Width and height of every sample in pixels. */
  PictureSize pictureSize();

  /** The classes of the labels; empty names if the dataset has no segmentation. */
  ClassSet classes();

  /** Whether samples have disparity. */
  boolean hasDisparity();

  /**
   * Reads one sample.
   *
   * @param index 0 to {@link #size()} − 1
   * @throws DataException if its files are missing, damaged or do not fit together
   */
  Sample load(int index) throws DataException;
}

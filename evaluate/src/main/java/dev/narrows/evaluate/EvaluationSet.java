package dev.narrows.evaluate;

import dev.narrows.data.ClassSet;
import dev.narrows.data.Dataset;
import dev.narrows.data.PictureSize;

/**
 * What was evaluated on.
 *
 * @param description kind, split, place and size, for people
 * @param pictures how many pictures were evaluated, at least 1
 * @param size of each picture
 * @param classes of the segmentation; none if the data have no labels
 * @param hasDisparity whether the data have disparity
 */
public record EvaluationSet(
    String description, int pictures, PictureSize size, ClassSet classes, boolean hasDisparity) {
  /**
   * @throws IllegalArgumentException if there is no picture
   */
  public EvaluationSet {
    if (pictures < 1) {
      throw new IllegalArgumentException(
          description + ": expected at least 1 picture, found " + pictures);
    }
  }

  /** The first pictures of a dataset. */
  public static EvaluationSet of(Dataset dataset, int pictures) {
    return new EvaluationSet(
        dataset.description(),
        pictures,
        dataset.pictureSize(),
        dataset.classes(),
        dataset.hasDisparity());
  }
}

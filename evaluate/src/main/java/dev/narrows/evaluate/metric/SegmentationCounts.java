package dev.narrows.evaluate.metric;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Pixel counts of a segmentation, per class: the diagonal and both marginals of the confusion
 * matrix, which is all that intersection over union and pixel accuracy need. Counts of several
 * pictures add up; pixels with the ignored label count nowhere.
 *
 * @param hits pixels of each class that were predicted as that class
 * @param labelled pixels whose label is the class
 * @param predicted pixels predicted as the class, ignored ones left out
 */
public record SegmentationCounts(long[] hits, long[] labelled, long[] predicted) {
  /** The label, as an unsigned byte, of pixels that do not count. */
  public static final int IGNORED_LABEL = 255;

  /**
   * @throws IllegalArgumentException if the arrays differ in length, a count is negative, or a
   *     class has more hits than labelled or predicted pixels
   */
  public SegmentationCounts {
    if (hits.length != labelled.length || hits.length != predicted.length) {
      throw new IllegalArgumentException(
          "segmentation counts: expected as many classes in each, found "
              + hits.length
              + ", "
              + labelled.length
              + " and "
              + predicted.length);
    }
    for (int label = 0; label < hits.length; label++) {
      if (hits[label] < 0 || hits[label] > Math.min(labelled[label], predicted[label])) {
        throw new IllegalArgumentException(
            "segmentation counts: class "
                + label
                + " has "
                + hits[label]
                + " hits of "
                + labelled[label]
                + " labelled and "
                + predicted[label]
                + " predicted pixels");
      }
    }
  }

  /** No pixel of any class yet. */
  public static SegmentationCounts none(int classes) {
    return new SegmentationCounts(new long[classes], new long[classes], new long[classes]);
  }

  /**
   * Counts one picture.
   *
   * @param classes number of classes, 1 to 255
   * @param labels class id of every pixel as an unsigned byte, {@value #IGNORED_LABEL} where there
   *     is none
   * @param predictions predicted class id of every pixel as an unsigned byte
   * @throws IllegalArgumentException if the lengths differ or an id is out of range
   */
  public static SegmentationCounts of(int classes, byte[] labels, byte[] predictions) {
    if (labels.length != predictions.length) {
      throw new IllegalArgumentException(
          "segmentation: " + predictions.length + " predictions for " + labels.length + " labels");
    }
    SegmentationCounts counts = none(classes);
    for (int pixel = 0; pixel < labels.length; pixel++) {
      int label = Byte.toUnsignedInt(labels[pixel]);
      if (label == IGNORED_LABEL) {
        continue;
      }
      int prediction = Byte.toUnsignedInt(predictions[pixel]);
      if (label >= classes || prediction >= classes) {
        throw new IllegalArgumentException(
            "segmentation: expected ids below "
                + classes
                + ", found label "
                + label
                + " and prediction "
                + prediction
                + " at pixel "
                + pixel);
      }
      counts.labelled[label]++;
      counts.predicted[prediction]++;
      if (label == prediction) {
        counts.hits[label]++;
      }
    }
    return counts;
  }

  /** Number of classes. */
  public int classes() {
    return hits.length;
  }

  /** The counts of both, added up. */
  public SegmentationCounts plus(SegmentationCounts other) {
    SegmentationCounts sum = none(classes());
    sum.add(this, 1);
    sum.add(other, 1);
    return sum;
  }

  /**
   * Adds a picture's counts to this one's own, as often as told.
   *
   * @param other counts of as many classes
   * @param times how often the picture counts, 0 or more
   */
  public void add(SegmentationCounts other, int times) {
    if (other.classes() != classes()) {
      throw new IllegalArgumentException(
          "segmentation counts: " + other.classes() + " classes do not add to " + classes());
    }
    for (int label = 0; label < hits.length; label++) {
      hits[label] += times * other.hits[label];
      labelled[label] += times * other.labelled[label];
      predicted[label] += times * other.predicted[label];
    }
  }

  /**
   * Intersection over union of one class, 0 to 1.
   *
   * @return empty if the class is neither in the labels nor in the predictions
   */
  public OptionalDouble intersectionOverUnion(int label) {
    long union = labelled[label] + predicted[label] - hits[label];
    return union == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) hits[label] / union);
  }

  /**
   * Mean intersection over union (mIoU), 0 to 1, over the classes that are in the labels or in the
   * predictions.
   *
   * @return empty if no pixel counts
   */
  public OptionalDouble meanIntersectionOverUnion() {
    double sum = 0;
    int present = 0;
    for (int label = 0; label < hits.length; label++) {
      OptionalDouble value = intersectionOverUnion(label);
      if (value.isPresent()) {
        sum += value.getAsDouble();
        present++;
      }
    }
    return present == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / present);
  }

  /**
   * Share of the labelled pixels that were predicted right, 0 to 1.
   *
   * @return empty if no pixel counts
   */
  public OptionalDouble pixelAccuracy() {
    long pixels = Arrays.stream(labelled).sum();
    return pixels == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) Arrays.stream(hits).sum() / pixels);
  }
}

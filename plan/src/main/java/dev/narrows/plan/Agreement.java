package dev.narrows.plan;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.StringJoiner;

/**
 * How near a way's answers are to those of the whole network of the same model on the picture
 * itself, over the pictures that were measured. It says what coding loses, and is no accuracy: that
 * takes labels.
 *
 * @param segmentation share of pixels of the same class, 0 to 1
 * @param disparity mean absolute difference, px of a 2048-wide picture
 * @param reconstruction PSNR against the picture itself, dB, the mean over pictures
 */
public record Agreement(
    OptionalDouble segmentation, OptionalDouble disparity, OptionalDouble reconstruction) {
  /** Whether classes and disparities are as near as asked; a task not measured is. */
  public boolean within(double leastShare, double mostDifference) {
    return segmentation.orElse(1) >= leastShare && disparity.orElse(0) <= mostDifference;
  }

  /** For people, such as {@code 97.2 % of classes, disparity within 0.41 px}. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ");
    segmentation.ifPresent(share -> text.add(format("%.1f %% of classes", 100 * share)));
    disparity.ifPresent(difference -> text.add(format("disparity within %.2f px", difference)));
    reconstruction.ifPresent(psnr -> text.add(format("%.1f dB", psnr)));
    return text.toString();
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}

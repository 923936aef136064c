package dev.narrows.evaluate.metric;

import java.util.Optional;

/**
 * Errors of a disparity map, summed over its valid pixels.
 *
 * @param validPixels pixels whose true disparity is known, at least 1
 * @param squaredSum sum of squared errors in px², where px is the unit of the disparities given
 * @param absoluteSum sum of absolute errors in px
 * @param relativeSum sum of absolute errors, each divided by the true disparity
 */
public record DisparityError(
    long validPixels, double squaredSum, double absoluteSum, double relativeSum) {
  /**
   * @throws IllegalArgumentException if there is no valid pixel, or a sum is negative or not finite
   */
  public DisparityError {
    if (validPixels < 1 || !isSum(squaredSum) || !isSum(absoluteSum) || !isSum(relativeSum)) {
      throw new IllegalArgumentException(
          "disparity error: expected finite sums over at least 1 pixel, found "
              + squaredSum
              + ", "
              + absoluteSum
              + " and "
              + relativeSum
              + " over "
              + validPixels);
    }
  }

  /**
   * Measures one picture.
   *
   * @param truth disparity of every pixel in px, 0 where it is unknown
   * @param prediction predicted disparity of every pixel in px
   * @return empty if no pixel is valid
   * @throws IllegalArgumentException if the lengths differ or a prediction is not finite
   */
  public static Optional<DisparityError> of(float[] truth, float[] prediction) {
    if (truth.length != prediction.length) {
      throw new IllegalArgumentException(
          "disparity: " + prediction.length + " predictions for " + truth.length + " pixels");
    }
    long valid = 0;
    double squared = 0;
    double absolute = 0;
    double relative = 0;
    for (int pixel = 0; pixel < truth.length; pixel++) {
      if (truth[pixel] > 0) {
        double error = Math.abs((double) prediction[pixel] - truth[pixel]);
        valid++;
        squared += error * error;
        absolute += error;
        relative += error / truth[pixel];
      }
    }
    return valid == 0
        ? Optional.empty()
        : Optional.of(new DisparityError(valid, squared, absolute, relative));
  }

  /** Root of the mean squared error of this picture, in px. */
  public double rootMeanSquare() {
    return Math.sqrt(squaredSum / validPixels);
  }

  private static boolean isSum(double value) {
    return Double.isFinite(value) && value >= 0;
  }
}

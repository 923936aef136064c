package dev.narrows.evaluate.metric;

import java.util.OptionalDouble;

/**
 * Multi-scale structural similarity (MS-SSIM) of RGB pictures: Wang, Simoncelli, Bovik,
 * "Multi-scale structural similarity for image quality assessment", Asilomar 2003.
 *
 * <p>Each colour channel is compared by itself and the three values are averaged. The window is a
 * Gaussian of 11×11 and deviation 1.5, taken only where it fits wholly; K1 = 0.01, K2 = 0.03, and
 * the dynamic range is 1. Between scales 2×2 values are averaged; an odd last row or column is left
 * out. A negative contrast–structure or similarity counts as 0.
 *
 * <p>Five scales need a picture of at least 176 on its shorter side. A smaller picture uses the
 * scales at which the window still fits, with their weights divided by the sum of those weights:
 * 192×96 has four.
 */
public final class MultiScaleSimilarity {
  private static final double[] WEIGHTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};
  private static final int WINDOW = 11;
  private static final double DEVIATION = 1.5;
  private static final double C1 = 0.01 * 0.01;
  private static final double C2 = 0.03 * 0.03;
  private static final double[] KERNEL = gaussian();

  private MultiScaleSimilarity() {}

  /** The number of scales, 0 to 5, at which the window fits into a picture. */
  public static int scales(int width, int height) {
    int shorter = Math.min(width, height);
    int scales = 0;
    while (scales < WEIGHTS.length && shorter >> scales >= WINDOW) {
      scales++;
    }
    return scales;
  }

  /**
   * MS-SSIM of one picture.
   *
   * @param picture values in [0,1], {@code [3][height][width]}
   * @param reconstruction the same shape; clamped to [0,1] before the comparison
   * @return 0 to 1, where 1 is identical; empty if a side is below 11
   * @throws IllegalArgumentException if a length is not 3·height·width
   */
  public static OptionalDouble of(float[] picture, float[] reconstruction, int width, int height) {
    int values = 3 * width * height;
    if (picture.length != values || reconstruction.length != values) {
      throw new IllegalArgumentException(
          "MS-SSIM: expected "
              + values
              + " values, found "
              + picture.length
              + " and "
              + reconstruction.length);
    }
    int scales = scales(width, height);
    if (scales == 0) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (int channel = 0; channel < 3; channel++) {
      sum +=
          ofChannel(
              Plane.channel(picture, channel, height, width),
              Plane.channel(reconstruction, channel, height, width),
              scales);
    }
    return OptionalDouble.of(sum / 3);
  }

  private static double ofChannel(Plane a, Plane b, int scales) {
    double weightSum = 0;
    for (int scale = 0; scale < scales; scale++) {
      weightSum += WEIGHTS[scale];
    }
    double product = 1;
    for (int scale = 0; scale < scales; scale++) {
      double similarity = similarity(a, b, scale == scales - 1);
      product *= StrictMath.pow(Math.max(0, similarity), WEIGHTS[scale] / weightSum);
      a = a.halve();
      b = b.halve();
    }
    return product;
  }

  /** Mean of contrast times structure over the plane, at the coarsest scale times luminance. */
  private static double similarity(Plane a, Plane b, boolean withLuminance) {
    double[] meanA = a.filter(KERNEL).values();
    double[] meanB = b.filter(KERNEL).values();
    double[] squareA = a.times(a).filter(KERNEL).values();
    double[] squareB = b.times(b).filter(KERNEL).values();
    double[] product = a.times(b).filter(KERNEL).values();
    double sum = 0;
    for (int i = 0; i < meanA.length; i++) {
      double meanProduct = meanA[i] * meanB[i];
      double meanSquares = meanA[i] * meanA[i] + meanB[i] * meanB[i];
      double covariance = product[i] - meanProduct;
      double variances = squareA[i] + squareB[i] - meanSquares;
      double value = (2 * covariance + C2) / (variances + C2);
      if (withLuminance) {
        value *= (2 * meanProduct + C1) / (meanSquares + C1);
      }
      sum += value;
    }
    return sum / meanA.length;
  }

  private static double[] gaussian() {
    double[] kernel = new double[WINDOW];
    double sum = 0;
    for (int i = 0; i < WINDOW; i++) {
      double distance = i - (WINDOW - 1) / 2.0;
      kernel[i] = StrictMath.exp(-distance * distance / (2 * DEVIATION * DEVIATION));
      sum += kernel[i];
    }
    for (int i = 0; i < WINDOW; i++) {
      kernel[i] /= sum;
    }
    return kernel;
  }
}

package dev.narrows.evaluate.metric;

/** Peak signal-to-noise ratio (PSNR) of a reconstruction, in dB. */
public final class PeakSignalToNoise {
  /** Stands for identical pictures, whose ratio is infinite, so that means stay finite. */
  public static final double MAX_DECIBEL = 100;

  private PeakSignalToNoise() {}

  /**
   * PSNR over all values of one picture, for a peak of 1.
   *
   * @param picture values in [0,1]
   * @param reconstruction as many values in the same order; clamped to [0,1] before the comparison
   * @return dB, at most {@link #MAX_DECIBEL}
   * @throws IllegalArgumentException if there is no value, the lengths differ or a value is NaN
   */
  public static double of(float[] picture, float[] reconstruction) {
    if (picture.length == 0 || picture.length != reconstruction.length) {
      throw new IllegalArgumentException(
          "PSNR: " + reconstruction.length + " values for a picture of " + picture.length);
    }
    double squared = 0;
    for (int i = 0; i < picture.length; i++) {
      double error = Math.min(1, Math.max(0, (double) reconstruction[i])) - picture[i];
      squared += error * error;
    }
    double meanSquare = squared / picture.length;
    if (Double.isNaN(meanSquare)) {
      throw new IllegalArgumentException("PSNR: expected numbers, found NaN");
    }
    return meanSquare == 0
        ? MAX_DECIBEL
        : Math.min(MAX_DECIBEL, -10 * StrictMath.log10(meanSquare));
  }
}

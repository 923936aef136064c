package dev.narrows.data;

import java.util.SplittableRandom;

/**
 * How samples are varied in training. Picture, labels and disparity are moved together; the colours
 * of the picture change alone. A random number is drawn uniformly from each range.
 *
 * @param flip probability of mirroring left and right, 0 to 1
 * @param rotation largest angle in degrees, to either side, 0 to 45
 * @param minimumScale smallest zoom, 0.5 to {@code maximumScale}; below 1 the picture shrinks, and
 *     its border is mirrored outside, without labels and disparity
 * @param maximumScale largest zoom, up to 4; above 1 a random part of the picture fills the frame
 * @param brightness largest relative change of brightness, 0 to 1
 * @param contrast largest relative change of contrast about the picture's mean luma, 0 to 1
 * @param saturation largest relative change of saturation, 0 to 1
 */
public record Augmentation(
    double flip,
    double rotation,
    double minimumScale,
    double maximumScale,
    double brightness,
    double contrast,
    double saturation) {
  /** Leaves every sample as it is. */
  public static final Augmentation NONE = new Augmentation(0, 0, 1, 1, 0, 0, 0);

  /** Flip, ±10°, zoom up to 1.3, and a fifth of brightness, contrast and saturation. */
  public static final Augmentation STANDARD = new Augmentation(0.5, 10, 1, 1.3, 0.2, 0.2, 0.2);

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Augmentation {
    check("flip", flip, 0, 1);
    check("rotation", rotation, 0, 45);
    check("minimumScale", minimumScale, 0.5, 4);
    check("maximumScale", maximumScale, minimumScale, 4);
    check("brightness", brightness, 0, 1);
    check("contrast", contrast, 0, 1);
    check("saturation", saturation, 0, 1);
  }

  /**
   * Varies a sample. Equal samples and streams give equal results.
   *
   * <p>A zoom by s multiplies disparity by s, as coming s times nearer would. A flip leaves
   * disparity as it is: it belongs to the left picture either way.
   *
   * @param sample is not changed
   * @param random where the numbers are drawn from
   */
  public Sample apply(Sample sample, SplittableRandom random) {
    if (equals(NONE)) {
      return sample;
    }
    // All numbers are drawn in one place and always, so that switching one variation off leaves the
    // others as they were.
    boolean mirrored = random.nextDouble() < flip;
    double radians = StrictMath.toRadians(rotation * symmetric(random));
    double scale = minimumScale + (maximumScale - minimumScale) * random.nextDouble();
    double shiftX = 0.5 * Math.abs(scale - 1) * sample.width() * symmetric(random);
    double shiftY = 0.5 * Math.abs(scale - 1) * sample.height() * symmetric(random);
    ColourChange colours =
        new ColourChange(
            1 + brightness * symmetric(random),
            1 + contrast * symmetric(random),
            1 + saturation * symmetric(random));
    AffineWarp warp =
        AffineWarp.about(
            new PictureSize(sample.width(), sample.height()),
            mirrored,
            radians,
            scale,
            shiftX,
            shiftY);
    return new Sample(
        sample.name(),
        sample.width(),
        sample.height(),
        colours.apply(warp.picture(sample.rgb())),
        sample.labels().map(warp::labels),
        sample.disparity().map(warp::disparity));
  }

  /** Uniform from −1 to 1. */
  private static double symmetric(SplittableRandom random) {
    return 2 * random.nextDouble() - 1;
  }

  private static void check(String name, double value, double minimum, double maximum) {
    if (!(value >= minimum && value <= maximum)) {
      throw new IllegalArgumentException(
          "augmentation " + name + ": expected " + minimum + " to " + maximum + ", found " + value);
    }
  }
}

package dev.narrows.train.config;

/**
 * How samples are varied: picture, labels and disparity together.
 *
 * @param flip probability of a horizontal flip
 * @param rotation largest angle in degrees, either way
 * @param zoomMin smallest scale; below 1 shows more than the picture
 * @param zoomMax largest scale
 * @param brightness largest change, as a fraction of full scale
 * @param contrast largest change, as a fraction
 * @param saturation largest change, as a fraction
 */
public record AugmentationConfig(
    double flip,
    double rotation,
    double zoomMin,
    double zoomMax,
    double brightness,
    double contrast,
    double saturation) {
  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public AugmentationConfig {
    Checks.between("augmentation.flip", flip, 0, 1);
    Checks.between("augmentation.rotation", rotation, 0, 180);
    Checks.between("augmentation.zoom_min", zoomMin, 0.1, 10);
    Checks.between("augmentation.zoom_max", zoomMax, zoomMin, 10);
    Checks.between("augmentation.brightness", brightness, 0, 1);
    Checks.between("augmentation.contrast", contrast, 0, 1);
    Checks.between("augmentation.saturation", saturation, 0, 1);
  }
}

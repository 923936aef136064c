package dev.narrows.data;

import java.util.Optional;

/**
 * One picture with what is known about it.
 *
 * @param name unique within its dataset, such as {@code aachen_000001_000019}
 * @param width pixels a row
 * @param height rows
 * @param rgb 8-bit picture, interleaved: {@code rgb[3·(y·width + x) + channel]}, red first
 * @param labels class id of every pixel, row-major, {@link #IGNORE} where there is none; empty if
 *     the dataset has no segmentation
 * @param disparity in pixels of a 2048-wide picture (Cityscapes' unit, whatever this picture's
 *     width), row-major, 0 where unknown; empty if the dataset has no disparity
 */
@SuppressWarnings("ArrayRecordComponent") // pixels are too many to copy or compare by value
public record Sample(
    String name,
    int width,
    int height,
    byte[] rgb,
    Optional<byte[]> labels,
    Optional<float[]> disparity) {
  /**
   * The label, as an unsigned byte 255, of pixels that count neither in training nor in metrics.
   */
  public static final byte IGNORE = (byte) 255;

  /**
   * @throws IllegalArgumentException if an array's length does not fit the size
   */
  public Sample {
    int pixels = Math.multiplyExact(width, height);
    if (width < 1 || height < 1 || rgb.length != 3 * pixels) {
      throw new IllegalArgumentException(
          name + ": " + rgb.length + " colour values do not fit " + width + "x" + height);
    }
    if (labels.isPresent() && labels.get().length != pixels) {
      throw new IllegalArgumentException(
          name + ": " + labels.get().length + " labels do not fit " + width + "x" + height);
    }
    if (disparity.isPresent() && disparity.get().length != pixels) {
      throw new IllegalArgumentException(
          name + ": " + disparity.get().length + " disparities do not fit " + width + "x" + height);
    }
  }
}

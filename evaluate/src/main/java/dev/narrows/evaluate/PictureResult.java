package dev.narrows.evaluate;

import dev.narrows.evaluate.metric.DisparityError;
import dev.narrows.evaluate.metric.SegmentationCounts;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one picture cost with one codec, and what the tasks made of it. A set's metrics follow from
 * these records, so they can be computed again over any selection of pictures.
 *
 * @param picture the sample's name
 * @param bytes size of the whole bitstream, or of the picture file where a picture is sent
 * @param estimatedBytes what the entropy model says that latents take, without side information;
 *     empty where nothing of the kind is known
 * @param segmentation empty if the picture has no labels
 * @param disparity empty if no pixel has a known disparity
 * @param psnr of the reconstruction in dB
 * @param msSsim of the reconstruction, 0 to 1; empty for pictures too small for it
 * @param times wall time of the stages
 */
public record PictureResult(
    String picture,
    long bytes,
    OptionalDouble estimatedBytes,
    Optional<SegmentationCounts> segmentation,
    Optional<DisparityError> disparity,
    OptionalDouble psnr,
    OptionalDouble msSsim,
    StageTimes times) {
  /**
   * @throws IllegalArgumentException if the size is below 1
   */
  public PictureResult {
    if (bytes < 1) {
      throw new IllegalArgumentException(picture + ": expected a size in bytes, found " + bytes);
    }
  }

  /** A result without an estimate of its size. */
  public PictureResult(
      String picture,
      long bytes,
      Optional<SegmentationCounts> segmentation,
      Optional<DisparityError> disparity,
      OptionalDouble psnr,
      OptionalDouble msSsim,
      StageTimes times) {
    this(picture, bytes, OptionalDouble.empty(), segmentation, disparity, psnr, msSsim, times);
  }
}

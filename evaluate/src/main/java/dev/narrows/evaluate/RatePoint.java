package dev.narrows.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One codec at one setting over a set: its rate and the accuracy that the tasks reached.
 *
 * @param codec such as {@code jpeg:90}
 * @param bytes mean size of a picture's bitstream, side information included
 * @param estimatedBytes mean of what the entropy model says that latents take, without side
 *     information; empty where nothing of the kind is known
 * @param bitsPerPixel bits per pixel of the input picture; empty if the picture size is unknown
 * @param bitsPerElement bits per element of the feature tensor; empty where a picture is sent
 * @param accuracy the set's metrics
 * @param times mean wall time of the stages; empty if unknown
 * @param pictures what each picture gave; empty if only the set's numbers are known
 */
public record RatePoint(
    String codec,
    double bytes,
    OptionalDouble estimatedBytes,
    OptionalDouble bitsPerPixel,
    OptionalDouble bitsPerElement,
    Accuracy accuracy,
    Optional<StageTimes> times,
    List<PictureResult> pictures) {
  /**
   * @throws IllegalArgumentException if the size is not positive
   */
  public RatePoint {
    pictures = List.copyOf(pictures);
    if (!(bytes > 0) || !Double.isFinite(bytes)) {
      throw new IllegalArgumentException(codec + ": expected a size in bytes, found " + bytes);
    }
  }

  /** A point without an estimate of its size. */
  public RatePoint(
      String codec,
      double bytes,
      OptionalDouble bitsPerPixel,
      OptionalDouble bitsPerElement,
      Accuracy accuracy,
      Optional<StageTimes> times,
      List<PictureResult> pictures) {
    this(
        codec,
        bytes,
        OptionalDouble.empty(),
        bitsPerPixel,
        bitsPerElement,
        accuracy,
        times,
        pictures);
  }

  /**
   * The point that follows from each picture's result.
   *
   * @param pictures at least one
   * @param pixels pixels of an input picture
   * @param elements elements of its feature tensor; 0 where a picture is sent
   */
  public static RatePoint of(String codec, List<PictureResult> pictures, int pixels, int elements) {
    double bytes = pictures.stream().mapToLong(PictureResult::bytes).average().orElseThrow();
    return new RatePoint(
        codec,
        bytes,
        meanEstimate(pictures),
        OptionalDouble.of(8 * bytes / pixels),
        elements == 0 ? OptionalDouble.empty() : OptionalDouble.of(8 * bytes / elements),
        Accuracy.of(pictures),
        Optional.of(StageTimes.mean(pictures.stream().map(PictureResult::times).toList())),
        pictures);
  }

  /**
   * By how many bytes the largest picture exceeds its estimate and a hundredth of it; empty where
   * there are no estimates.
   */
  public OptionalDouble greatestExcess() {
    return pictures.stream()
        .filter(picture -> picture.estimatedBytes().isPresent())
        .mapToDouble(picture -> picture.bytes() - 1.01 * picture.estimatedBytes().getAsDouble())
        .max();
  }

  private static OptionalDouble meanEstimate(List<PictureResult> pictures) {
    return pictures.stream()
        .filter(picture -> picture.estimatedBytes().isPresent())
        .mapToDouble(picture -> picture.estimatedBytes().getAsDouble())
        .average();
  }
}

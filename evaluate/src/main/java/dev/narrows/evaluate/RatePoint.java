package dev.narrows.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One codec at one setting over a set: its rate and the accuracy that the tasks reached.
 *
 * @param codec such as {@code jpeg:90}
 * @param bytes mean size of a picture's bitstream, side information included
 * @param bitsPerPixel bits per pixel of the input picture; empty if the picture size is unknown
 * @param bitsPerElement bits per element of the feature tensor; empty where a picture is sent
 * @param accuracy the set's metrics
 * @param times mean wall time of the stages; empty if unknown
 * @param pictures what each picture gave; empty if only the set's numbers are known
 */
public record RatePoint(
    String codec,
    double bytes,
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
        OptionalDouble.of(8 * bytes / pixels),
        elements == 0 ? OptionalDouble.empty() : OptionalDouble.of(8 * bytes / elements),
        Accuracy.of(pictures),
        Optional.of(StageTimes.mean(pictures.stream().map(PictureResult::times).toList())),
        pictures);
  }
}

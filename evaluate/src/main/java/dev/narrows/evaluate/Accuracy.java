package dev.narrows.evaluate;

import dev.narrows.evaluate.metric.SegmentationCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The metrics of a set of pictures. A metric that the data lack is empty.
 *
 * @param meanIou mean intersection over union of the summed counts, 0 to 1
 * @param pixelAccuracy share of the labelled pixels predicted right, 0 to 1
 * @param classIou intersection over union per class id; empty for a class that occurs nowhere; no
 *     entries without segmentation
 * @param disparityRmse mean over pictures of the root mean squared error, in pixels of a picture
 *     2048 wide, as {@code Sample} has it
 * @param disparityAbsolute mean absolute error over all valid pixels, in the same unit
 * @param disparityRelative mean absolute error over all valid pixels, relative to the true
 *     disparity
 * @param psnr mean over pictures in dB
 * @param msSsim mean over pictures, 0 to 1
 */
public record Accuracy(
    OptionalDouble meanIou,
    OptionalDouble pixelAccuracy,
    List<OptionalDouble> classIou,
    OptionalDouble disparityRmse,
    OptionalDouble disparityAbsolute,
    OptionalDouble disparityRelative,
    OptionalDouble psnr,
    OptionalDouble msSsim) {
  /** Copies the list. */
  public Accuracy {
    classIou = List.copyOf(classIou);
  }

  /** The metrics of these pictures. */
  public static Accuracy of(List<PictureResult> pictures) {
    int[] once = new int[pictures.size()];
    Arrays.fill(once, 1);
    return of(pictures, once);
  }

  /**
   * The metrics of a set in which each picture occurs as often as told.
   *
   * @param times how often each picture occurs, 0 or more
   */
  public static Accuracy of(List<PictureResult> pictures, int[] times) {
    Optional<SegmentationCounts> counts = Optional.empty();
    WeightedMean rmse = new WeightedMean();
    WeightedMean absolute = new WeightedMean();
    WeightedMean relative = new WeightedMean();
    WeightedMean psnr = new WeightedMean();
    WeightedMean msSsim = new WeightedMean();
    for (int i = 0; i < times.length; i++) {
      PictureResult picture = pictures.get(i);
      int weight = times[i];
      if (weight == 0) {
        continue;
      }
      if (picture.segmentation().isPresent()) {
        SegmentationCounts own = picture.segmentation().get();
        counts = counts.or(() -> Optional.of(SegmentationCounts.none(own.classes())));
        counts.get().add(own, weight);
      }
      picture
          .disparity()
          .ifPresent(
              error -> {
                rmse.add(error.rootMeanSquare(), weight);
                absolute.addSum(error.absoluteSum(), error.validPixels(), weight);
                relative.addSum(error.relativeSum(), error.validPixels(), weight);
              });
      picture.psnr().ifPresent(value -> psnr.add(value, weight));
      picture.msSsim().ifPresent(value -> msSsim.add(value, weight));
    }
    return new Accuracy(
        counts.map(SegmentationCounts::meanIntersectionOverUnion).orElse(OptionalDouble.empty()),
        counts.map(SegmentationCounts::pixelAccuracy).orElse(OptionalDouble.empty()),
        counts.map(Accuracy::perClass).orElse(List.of()),
        rmse.value(),
        absolute.value(),
        relative.value(),
        psnr.value(),
        msSsim.value());
  }

  private static List<OptionalDouble> perClass(SegmentationCounts counts) {
    List<OptionalDouble> values = new ArrayList<>();
    for (int label = 0; label < counts.classes(); label++) {
      values.add(counts.intersectionOverUnion(label));
    }
    return values;
  }

  private static final class WeightedMean {
    private double sum;
    private long weight;

    void add(double value, int times) {
      addSum(value, 1, times);
    }

    void addSum(double ofSeveral, long count, int times) {
      sum += times * ofSeveral;
      weight += times * count;
    }

    OptionalDouble value() {
      return weight == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / weight);
    }
  }
}

package dev.narrows.cli.latents;

import dev.narrows.evaluate.sweep.LatentPoint;
import dev.narrows.evaluate.sweep.LatentPoint.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which rates of a model's latents are measured, with which layers. */
public final class LatentPoints {
  /** Between these, a curve of rate against accuracy bends little. */
  private static final int STEP = 4;

  private LatentPoints() {}

  /**
   * Every fourth rate from the coarsest, and the finest.
   *
   * @param rates how many there are, at least 1
   */
  public static List<Integer> usualRates(int rates) {
    return Stream.concat(
            IntStream.range(0, rates).filter(rate -> rate % STEP == 0).boxed(),
            Stream.of(rates - 1))
        .distinct()
        .toList();
  }

  /**
   * The points of rates: all layers at each and, where there are further layers, the base layer at
   * each.
   *
   * @param rates one given twice counts once
   * @param layers how many layers the model has
   */
  public static List<LatentPoint> of(List<Integer> rates, int layers) {
    List<LatentPoint> points = new ArrayList<>();
    for (Part part : layers > 1 ? List.of(Part.ALL, Part.BASE) : List.of(Part.ALL)) {
      rates.stream().distinct().forEach(rate -> points.add(new LatentPoint(rate, part)));
    }
    return points;
  }
}

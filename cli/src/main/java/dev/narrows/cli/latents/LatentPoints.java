package dev.narrows.cli.latents;

import dev.narrows.evaluate.sweep.LatentPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
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
   * The points of rates: the base layer alone at each and, where there are further layers, the
   * others at each with those before them at rate 0. What a task reaches depends on the rate of the
   * one layer that it reads, so that these points tell it for all others.
   *
   * @param rates one given twice counts once
   * @param layers how many layers the model has
   */
  public static List<LatentPoint> of(List<Integer> rates, int layers) {
    List<LatentPoint> points = new ArrayList<>();
    for (int sent = layers; sent >= 1; sent--) {
      for (int rate : new LinkedHashSet<>(rates)) {
        List<Integer> own = new ArrayList<>(Collections.nCopies(sent, 0));
        own.set(sent - 1, rate);
        points.add(new LatentPoint(own));
      }
    }
    return points;
  }
}

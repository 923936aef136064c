package dev.narrows.plan.measure;

import dev.narrows.picture.Picture;
import dev.narrows.plan.StageTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rounds over pictures along one way. The first rounds let the virtual machine compile and fill
 * caches; of those that follow the median counts, as whatever else runs on a machine disturbs some
 * of them.
 */
final class Rounds {
  private final Traveller traveller;
  private final Trial trial;
  private final List<Picture> pictures;

  Rounds(Traveller traveller, Trial trial, List<Picture> pictures) {
    this.traveller = traveller;
    this.trial = trial;
    this.pictures = pictures;
  }

  /** One trip for each picture. */
  List<Trip> once() throws IOException {
    List<Trip> trips = new ArrayList<>();
    for (Picture picture : pictures) {
      trips.add(traveller.go(trial, picture));
    }
    return trips;
  }

  /** The time of each stage. */
  List<StageTime> timed(Effort effort) throws IOException {
    long start = System.nanoTime();
    do {
      once();
    } while (System.nanoTime() - start < effort.timed().toNanos() / 2);
    List<List<Double>> runs = new ArrayList<>();
    start = System.nanoTime();
    for (int i = 0;
        i < effort.leastRounds() || System.nanoTime() - start < effort.timed().toNanos();
        i++) {
      once().forEach(trip -> runs.add(trip.times()));
    }
    return medians(runs);
  }

  /** The time of each stage over some runs, at least one. */
  static List<StageTime> medians(List<List<Double>> runs) {
    return IntStream.range(0, runs.get(0).size())
        .mapToObj(stage -> StageTime.of(runs.stream().mapToDouble(r -> r.get(stage)).toArray()))
        .toList();
  }
}

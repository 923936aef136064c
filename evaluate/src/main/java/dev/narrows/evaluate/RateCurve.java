package dev.narrows.evaluate;

import dev.narrows.evaluate.bjontegaard.RateQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Points that belong together: one model, or one picture codec, at several settings.
 *
 * @param name such as {@code compressible} or {@code offload webp}
 * @param kind what is sent
 * @param points in the order they were asked for
 */
public record RateCurve(String name, Kind kind, List<RatePoint> points) {
  /** What crosses the channel. */
  public enum Kind {
    /**
     * Features of the edge half, through the codecs of the paper and others of pictures and files.
     */
    FEATURES,
    /** The same features through the native codec, beside the curve of the others. */
    NATIVE,
    /** The base layer of the same features, for the tasks that it serves. */
    BASE_LAYER,
    /** The picture itself; the whole network runs in the cloud. */
    IMAGE_OFFLOAD
  }

  /** Copies the list. */
  public RateCurve {
    points = List.copyOf(points);
  }

  /** Whether any point has the metric. */
  public boolean has(Metric metric) {
    return points.stream().anyMatch(point -> metric.of(point.accuracy()).isPresent());
  }

  /** Bytes against quality for the points that have the metric. */
  public List<RateQuality> qualities(Metric metric) {
    List<RateQuality> qualities = new ArrayList<>();
    for (RatePoint point : points) {
      OptionalDouble value = metric.of(point.accuracy());
      if (value.isPresent()) {
        qualities.add(new RateQuality(point.bytes(), metric.quality(value.getAsDouble())));
      }
    }
    return qualities;
  }

  /**
   * The points that have the metric and that a sender would choose for it: no other has as much
   * quality for fewer bytes, or more for as many. Where a metric no longer rises with the rate,
   * what is left of its points is chance, and a fit through all of them says nothing.
   */
  public RateCurve frontier(Metric metric) {
    List<RatePoint> measured =
        points.stream().filter(point -> metric.of(point.accuracy()).isPresent()).toList();
    return new RateCurve(
        name,
        kind,
        measured.stream()
            .filter(point -> measured.stream().noneMatch(other -> beats(other, point, metric)))
            .toList());
  }

  private static boolean beats(RatePoint one, RatePoint other, Metric metric) {
    double quality = metric.quality(metric.of(one.accuracy()).orElseThrow());
    double otherQuality = metric.quality(metric.of(other.accuracy()).orElseThrow());
    return one.bytes() <= other.bytes()
        && quality >= otherQuality
        && (one.bytes() < other.bytes() || quality > otherQuality);
  }

  /** The point of a codec. */
  public Optional<RatePoint> point(String codec) {
    return points.stream().filter(point -> point.codec().equals(codec)).findFirst();
  }
}

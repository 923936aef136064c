package dev.narrows.cli;

import dev.narrows.evaluate.Metric;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import dev.narrows.evaluate.compare.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Points of rate against accuracy as a table for a terminal. */
final class PointTable {
  private static final int TEXT_COLUMNS = 2;

  private PointTable() {}

  /** A line for each point of each curve; a metric that no point has is left out. */
  static String text(List<RateCurve> curves) {
    List<Metric> metrics =
        List.of(Metric.values()).stream()
            .filter(metric -> curves.stream().anyMatch(curve -> curve.has(metric)))
            .toList();
    List<List<String>> lines = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("", "codec", "bytes/picture", "bits/pixel"));
    metrics.forEach(
        metric ->
            header.add(metric.label() + (metric.unit().isEmpty() ? "" : ", " + metric.unit())));
    lines.add(header);
    for (RateCurve curve : curves) {
      for (RatePoint point : curve.points()) {
        List<String> line = new ArrayList<>(List.of(curve.name(), point.codec()));
        line.add(number(OptionalDouble.of(point.bytes()), 0));
        line.add(number(point.bitsPerPixel(), 3));
        metrics.forEach(metric -> line.add(number(metric.of(point.accuracy()), metric.decimals())));
        lines.add(line);
      }
    }
    return TextTable.align(lines, TEXT_COLUMNS);
  }

  private static String number(OptionalDouble value, int decimals) {
    return value.isPresent()
        ? String.format(Locale.ROOT, "%." + decimals + "f", value.getAsDouble())
        : "-";
  }
}

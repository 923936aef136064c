package dev.narrows.cli;

import dev.narrows.evaluate.Metric;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Points of rate against accuracy as a table for a terminal. */
final class PointTable {
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
    return align(lines);
  }

  private static String number(OptionalDouble value, int decimals) {
    return value.isPresent()
        ? String.format(Locale.ROOT, "%." + decimals + "f", value.getAsDouble())
        : "-";
  }

  /** Pads columns to their widest cell: the first two to the left, numbers to the right. */
  private static String align(List<List<String>> lines) {
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder padded = new StringBuilder();
      for (int column = 0; column < line.size(); column++) {
        int at = column;
        int width = lines.stream().mapToInt(cells -> cells.get(at).length()).max().orElse(0);
        String space = " ".repeat(width - line.get(column).length());
        padded.append(column < 2 ? line.get(column) + space : space + line.get(column));
        padded.append("  ");
      }
      text.append(padded.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}

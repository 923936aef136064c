package dev.narrows.evaluate.bench;

import dev.narrows.evaluate.Metric;
import dev.narrows.evaluate.compare.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A comparison of codecs as a table for a terminal. */
public final class CodecResultsTable {
  private static final int TEXT_COLUMNS = 1;

  private CodecResultsTable() {}

  /** A line for each codec; a metric that none has is left out. */
  public static String text(List<CodecResult> results) {
    List<Metric> metrics =
        List.of(Metric.values()).stream()
            .filter(metric -> results.stream().anyMatch(r -> value(metric, r).isPresent()))
            .toList();
    List<List<String>> lines = new ArrayList<>();
    lines.add(header(metrics));
    for (CodecResult result : results) {
      CodecMeasurement measurement = result.measurement();
      List<String> line = new ArrayList<>();
      line.add(measurement.codec());
      line.add(Long.toString(measurement.bytes()));
      line.add(number(measurement.bitsPerElement(), 3));
      line.add(number(result.ratioToPng(), 3));
      line.add(number(measurement.encodeSpeed(), 1));
      line.add(number(measurement.decodeSpeed(), 1));
      line.add(measurement.lossless() ? "yes" : "no");
      for (Metric metric : metrics) {
        OptionalDouble value = value(metric, result);
        line.add(value.isPresent() ? number(value.getAsDouble(), metric.decimals()) : "-");
      }
      lines.add(line);
    }
    return TextTable.align(lines, TEXT_COLUMNS);
  }

  private static List<String> header(List<Metric> metrics) {
    List<String> header =
        new ArrayList<>(
            List.of(
                "codec",
                "bytes",
                "bits/element",
                "of png",
                "encode MB/s",
                "decode MB/s",
                "lossless"));
    metrics.forEach(
        metric ->
            header.add(metric.label() + (metric.unit().isEmpty() ? "" : ", " + metric.unit())));
    return header;
  }

  private static OptionalDouble value(Metric metric, CodecResult result) {
    return result.accuracy().map(metric::of).orElse(OptionalDouble.empty());
  }

  private static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}

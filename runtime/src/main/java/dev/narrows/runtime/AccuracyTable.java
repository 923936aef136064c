package dev.narrows.runtime;

import dev.narrows.feature.UnreachableTargetException;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model with learned latents was measured to reach at some of its rates, on data that it was
 * not trained on. It tells an encoder which rate an accuracy takes, and is no part of the model's
 * identity: decoding does not need it.
 *
 * @param data what was measured on, for people
 * @param pictures how many pictures of it, at least 1
 * @param rows what was measured, no two of one rate and number of layers; ordered by layers, then
 *     by rate
 */
public record AccuracyTable(String data, int pictures, List<Row> rows) {
  /**
   * One rate of a layer.
   *
   * @param rate of the last layer that was sent, from 0, the coarsest; those before it had rate 0
   * @param layers how many of the first layers were sent, at least 1
   * @param bytes mean size of a picture's bitstream, side information included
   * @param accuracy of the tasks that these layers serve and the data have the truth of
   */
  public record Row(int rate, int layers, double bytes, Map<AccuracyMetric, Double> accuracy) {
    /**
     * @throws IllegalArgumentException if a number is out of range
     */
    public Row {
      if (rate < 0 || layers < 1 || !(bytes > 0) || !Double.isFinite(bytes)) {
        throw new IllegalArgumentException(
            "expected a rate of at least 0, a layer or more and some bytes, found rate "
                + (rate + ", " + layers + " layers and " + bytes + " bytes"));
      }
      Map<AccuracyMetric, Double> copy = new EnumMap<>(AccuracyMetric.class);
      accuracy.forEach((metric, value) -> copy.put(metric, finite(metric, value)));
      accuracy = Collections.unmodifiableMap(copy);
    }

    private static double finite(AccuracyMetric metric, double value) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(
            metric.key() + ": expected a finite number, found " + value);
      }
      return value;
    }
  }

  /**
   * @throws IllegalArgumentException if there is no picture or row, or two rows are of one point
   */
  public AccuracyTable {
    rows =
        rows.stream()
            .sorted(Comparator.comparingInt(Row::layers).thenComparingInt(Row::rate))
            .toList();
    if (pictures < 1 || rows.isEmpty()) {
      throw new IllegalArgumentException(
          ("expected pictures and rows, found " + pictures + " pictures and ")
              + (rows.size() + " rows"));
    }
    for (int i = 1; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (row.rate() == rows.get(i - 1).rate() && row.layers() == rows.get(i - 1).layers()) {
        throw new IllegalArgumentException(
            "expected one row for rate " + row.rate() + " and " + row.layers() + " layers");
      }
    }
  }

  /**
   * The table of a model, if it has one.
   *
   * @throws ModelException if the file holds none; the message names the file and the place
   * @throws IOException if it cannot be read
   */
  public static Optional<AccuracyTable> of(ModelDirectory model) throws IOException {
    Optional<Path> file = model.addition(ModelDirectory.Addition.ACCURACY);
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(read(Files.readAllBytes(file.get()), file.get().toString()));
  }

  /**
   * The table in a file's bytes, as {@link #write} makes them.
   *
   * @param where what the bytes are, for messages
   * @throws ModelException if they hold none
   */
  public static AccuracyTable read(byte[] json, String where) throws ModelException {
    return AccuracyTableJson.read(json, where);
  }

  /** The table as JSON. */
  public byte[] write() {
    return AccuracyTableJson.write(this);
  }

  /**
   * The coarsest measured rate of a layer whose accuracy reaches a target. Nothing is taken for
   * granted of the rates between.
   *
   * @param metric of a task that reads the layer
   * @param target the least, or of errors the greatest value
   * @param layers how many layers there are up to this one
   * @throws UnreachableTargetException if none does; says the best that is reached
   */
  public int coarsestReaching(AccuracyMetric metric, double target, int layers)
      throws UnreachableTargetException {
    Optional<Row> best = Optional.empty();
    for (Row row : rows) {
      if (row.layers() != layers || !row.accuracy().containsKey(metric)) {
        continue;
      }
      double value = row.accuracy().get(metric);
      if (metric.reaches(value, target)) {
        return row.rate();
      }
      if (best.isEmpty() || !metric.reaches(best.get().accuracy().get(metric), value)) {
        best = Optional.of(row);
      }
    }
    throw new UnreachableTargetException(
        ("accuracy: expected " + metric.key() + " of at ")
            + ((metric.higherIsBetter() ? "least " : "most ") + target + ", found ")
            + best.map(row -> "at best " + row.accuracy().get(metric) + ", at rate " + row.rate())
                .orElse("none measured")
            + (" on " + pictures + " pictures of " + data));
  }
}

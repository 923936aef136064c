package dev.narrows.cli.report;

import dev.narrows.evaluate.report.TrainingSeries;
import dev.narrows.evaluate.result.AtomicFile;
import dev.narrows.evaluate.result.ResultsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The curves of a training, from the {@code metrics.csv} of its run: a header whose first column is
 * {@code step}, then numbers. A copy lies beside the results of its model, {@code
 * NAME-training.csv} for {@code NAME.json}.
 */
public final class TrainingCurves {
  private TrainingCurves() {}

  /**
   * Keeps a run's metrics beside results, if there are any.
   *
   * @param metrics the run's {@code metrics.csv}
   * @param results the results file of its model
   */
  public static void keep(Path metrics, Path results) throws IOException {
    if (Files.isRegularFile(metrics)) {
      AtomicFile.write(beside(results), Files.readAllBytes(metrics));
    }
  }

  /**
   * The curves beside results; none if there are none.
   *
   * @throws ResultsException if a line does not fit the header or is no line of numbers
   */
  static List<TrainingSeries> read(Path results) throws IOException {
    Path file = beside(results);
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    List<String> lines = Files.readAllLines(file);
    List<String> names = lines.isEmpty() ? List.of() : List.of(lines.get(0).split(","));
    List<double[]> rows = new ArrayList<>();
    for (int line = 1; line < lines.size(); line++) {
      rows.add(row(file + ", line " + (line + 1), lines.get(line), names.size()));
    }
    List<TrainingSeries> series = new ArrayList<>();
    for (int column = 1; column < names.size() && !rows.isEmpty(); column++) {
      int at = column;
      series.add(
          new TrainingSeries(
              names.get(column),
              rows.stream().mapToDouble(row -> row[0]).toArray(),
              rows.stream().mapToDouble(row -> row[at]).toArray()));
    }
    return series;
  }

  private static double[] row(String place, String line, int columns) throws ResultsException {
    String[] cells = line.split(",", -1);
    try {
      double[] row = new double[columns];
      for (int i = 0; i < columns; i++) {
        row[i] = Double.parseDouble(cells[i]);
      }
      return row;
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new ResultsException(
          place + ": expected " + columns + " numbers, found '" + line + "'", e);
    }
  }

  private static Path beside(Path results) {
    String name = results.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    return results.resolveSibling(name + "-training.csv");
  }
}

package dev.narrows.evaluate.report;

import dev.narrows.evaluate.result.ResultsException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what a training logged: a table with a header whose first column is {@code step} and whose
 * others are quantities, separated by commas.
 */
public final class TrainingLog {
  private static final String STEP = "step";

  private TrainingLog() {}

  /**
   * The quantities of a log, in the order of its columns. Cells that are empty or not finite are
   * left out, and columns without any other.
   *
   * @throws ResultsException if the file is no such table
   * @throws IOException if it cannot be read
   */
  public static List<TrainingSeries> read(Path file) throws IOException {
    List<String[]> rows = rows(file);
    String[] header = rows.get(0);
    List<TrainingSeries> series = new ArrayList<>();
    for (int column = 1; column < header.length; column++) {
      List<Double> steps = new ArrayList<>();
      List<Double> values = new ArrayList<>();
      for (int line = 1; line < rows.size(); line++) {
        double value = number(file, rows.get(line), line, column, header[column]);
        if (Double.isFinite(value)) {
          steps.add(number(file, rows.get(line), line, 0, STEP));
          values.add(value);
        }
      }
      if (!values.isEmpty()) {
        series.add(new TrainingSeries(label(header[column]), array(steps), array(values)));
      }
    }
    return series;
  }

  private static List<String[]> rows(Path file) throws IOException {
    try {
      List<String[]> rows =
          Files.readAllLines(file).stream()
              .filter(line -> !line.isBlank())
              .map(line -> line.split(",", -1))
              .toList();
      if (rows.isEmpty() || !rows.get(0)[0].equals(STEP)) {
        throw new ResultsException(
            file + ", line 1: expected a header that begins with " + STEP + ", found another");
      }
      return rows;
    } catch (MalformedInputException e) {
      throw new ResultsException(file + ": expected text in UTF-8, found other bytes", e);
    }
  }

  private static double number(Path file, String[] row, int line, int column, String name)
      throws ResultsException {
    String text = column < row.length ? row[column].strip() : "";
    try {
      return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new ResultsException(
          file
              + (", line " + (line + 1) + ", column " + name)
              + (": expected a number, found \"" + text + "\""),
          e);
    }
  }

  /** Words for a column; what is not known as something else is the loss of a task. */
  private static String label(String column) {
    return switch (column) {
      case "learning_rate" -> "learning rate";
      case "gradient_norm" -> "gradient norm";
      case "rate" -> "rate term";
      default -> column.replace('_', ' ') + " loss";
    };
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}

package dev.narrows.evaluate.result;

import dev.narrows.evaluate.Accuracy;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads a table of rate–accuracy points, one row a point, with a header: the columns {@code model},
 * {@code codec}, {@code images} and {@code total_bytes} must be there, {@code mean_iou}, {@code
 * disparity_rmse} and {@code psnr_db} may be, also with empty cells; any other column can group the
 * rows. Cells are separated by commas and not quoted.
 */
public final class RateAccuracyCsv {
  private static final List<String> REQUIRED = List.of("model", "codec", "images", "total_bytes");

  private final Path path;
  private final List<String> header;

  private RateAccuracyCsv(Path path, List<String> header) {
    this.path = path;
    this.header = header;
  }

  /**
   * Reads a file's curves.
   *
   * @param groupColumn the column whose values keep rows apart
   * @return for each group, in the order of the file, each model's curve by the model's name
   * @throws ResultsException if a column or cell is missing or no number where one is expected
   * @throws IOException if the file cannot be read
   */
  public static Map<String, Map<String, RateCurve>> read(Path path, String groupColumn)
      throws IOException {
    List<String> lines = lines(path);
    RateAccuracyCsv table = new RateAccuracyCsv(path, cells(lines.get(0)));
    table.requireColumns(groupColumn);
    Map<String, Map<String, List<RatePoint>>> groups = new LinkedHashMap<>();
    for (int line = 1; line < lines.size(); line++) {
      if (!lines.get(line).isBlank()) {
        Row row = table.row(line + 1, lines.get(line));
        groups
            .computeIfAbsent(row.text(groupColumn), name -> new LinkedHashMap<>())
            .computeIfAbsent(row.text("model"), name -> new ArrayList<>())
            .add(row.point());
      }
    }
    Map<String, Map<String, RateCurve>> curves = new LinkedHashMap<>();
    groups.forEach(
        (group, models) -> {
          Map<String, RateCurve> byModel = new LinkedHashMap<>();
          models.forEach(
              (model, points) ->
                  byModel.put(model, new RateCurve(model, RateCurve.Kind.FEATURES, points)));
          curves.put(group, byModel);
        });
    return curves;
  }

  private static List<String> lines(Path path) throws IOException {
    try {
      List<String> lines = Files.readAllLines(path);
      if (lines.isEmpty()) {
        throw new ResultsException(path + ": expected a header and rows, found an empty file");
      }
      return lines;
    } catch (MalformedInputException e) {
      throw new ResultsException(path + ": expected text in UTF-8, found other bytes", e);
    }
  }

  private void requireColumns(String groupColumn) throws ResultsException {
    List<String> required = new ArrayList<>(REQUIRED);
    required.add(groupColumn);
    for (String column : required) {
      if (!header.contains(column)) {
        throw new ResultsException(
            path + ", line 1: expected a column " + column + ", found " + String.join(",", header));
      }
    }
  }

  private Row row(int line, String text) throws ResultsException {
    List<String> cells = cells(text);
    if (cells.size() != header.size()) {
      throw new ResultsException(
          path
              + ", line "
              + line
              + ": expected "
              + header.size()
              + " cells, found "
              + cells.size());
    }
    return new Row(line, cells);
  }

  private static List<String> cells(String line) {
    return List.of(line.split(",", -1)).stream().map(String::strip).toList();
  }

  private final class Row {
    private final int line;
    private final List<String> cells;

    Row(int line, List<String> cells) {
      this.line = line;
      this.cells = cells;
    }

    RatePoint point() throws ResultsException {
      double bytes = requiredPositive("total_bytes") / requiredPositive("images");
      Accuracy accuracy =
          new Accuracy(
              number("mean_iou"),
              OptionalDouble.empty(),
              List.of(),
              positive("disparity_rmse"),
              OptionalDouble.empty(),
              OptionalDouble.empty(),
              number("psnr_db"),
              OptionalDouble.empty());
      return new RatePoint(
          text("codec"),
          bytes,
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          accuracy,
          Optional.empty(),
          List.of());
    }

    String text(String column) {
      return cells.get(header.indexOf(column));
    }

    private double requiredPositive(String column) throws ResultsException {
      return positive(column).orElseThrow(() -> problem(column, "a positive number"));
    }

    private OptionalDouble positive(String column) throws ResultsException {
      OptionalDouble value = number(column);
      if (value.isPresent() && value.getAsDouble() <= 0) {
        throw problem(column, "a positive number");
      }
      return value;
    }

    private OptionalDouble number(String column) throws ResultsException {
      if (!header.contains(column) || text(column).isEmpty()) {
        return OptionalDouble.empty();
      }
      try {
        double value = Double.parseDouble(text(column));
        if (Double.isFinite(value)) {
          return OptionalDouble.of(value);
        }
      } catch (NumberFormatException e) {
        // Reported below, like a number that is not finite.
      }
      throw problem(column, "a number");
    }

    private ResultsException problem(String column, String expected) {
      return new ResultsException(
          path
              + ", line "
              + line
              + ", column "
              + column
              + ": expected "
              + expected
              + ", found \""
              + text(column)
              + "\"");
    }
  }
}

package dev.narrows.evaluate.compare;

import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.bjontegaard.BjontegaardRate;
import dev.narrows.evaluate.bjontegaard.Interpolation;
import dev.narrows.evaluate.result.RateAccuracyCsv;
import dev.narrows.evaluate.result.ResultsException;
import dev.narrows.evaluate.result.ResultsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Comparisons as a table for a terminal. */
public final class ComparisonTable {
  private static final int TEXT_COLUMNS = 2;
  private static final int MAX_PERCENT = 1000;

  private ComparisonTable() {}

  /**
   * Compares two models of a table of results, group by group.
   *
   * @param path a file that {@link RateAccuracyCsv} reads
   * @param groupColumn the column whose values keep rows apart, such as {@code encoder}
   * @param anchor the model that counts as 100 %
   * @param test the model to judge
   * @return for each group, in the order of the file, its comparison
   * @throws ResultsException if the file does not hold both models in every group
   * @throws IOException if the file cannot be read
   */
  public static Map<String, CurveComparison> compare(
      Path path, String groupColumn, String anchor, String test) throws IOException {
    Map<String, CurveComparison> comparisons = new LinkedHashMap<>();
    for (Map.Entry<String, Map<String, RateCurve>> group :
        RateAccuracyCsv.read(path, groupColumn).entrySet()) {
      Map<String, RateCurve> models = group.getValue();
      for (String model : List.of(anchor, test)) {
        if (!models.containsKey(model)) {
          throw new ResultsException(
              path
                  + ", "
                  + groupColumn
                  + " "
                  + group.getKey()
                  + ": expected rows of model "
                  + model
                  + ", found "
                  + String.join(", ", models.keySet()));
        }
      }
      comparisons.put(
          group.getKey(),
          CurveComparison.of(models.get(anchor), models.get(test), Bootstrap.standard()));
    }
    return comparisons;
  }

  /**
   * Compares the features' curves of two results files.
   *
   * @param anchor the file whose model counts as 100 %
   * @param test the file whose model is judged
   * @return one comparison by the models' names
   * @throws ResultsException if a file is damaged or has no curve of features
   * @throws IOException if a file cannot be read
   */
  public static Map<String, CurveComparison> compare(Path anchor, Path test) throws IOException {
    CurveComparison comparison =
        CurveComparison.of(features(anchor), features(test), Bootstrap.standard());
    return Map.of(comparison.test() + " against " + comparison.anchor(), comparison);
  }

  private static RateCurve features(Path file) throws IOException {
    return ResultsFile.read(file)
        .features()
        .orElseThrow(
            () -> new ResultsException(file + ": expected results of feature codecs, found none"));
  }

  /**
   * The rates of each comparison in percent, one line a metric, with remarks below the table.
   *
   * @param comparisons by what sets them apart, such as the encoder
   */
  public static String text(Map<String, CurveComparison> comparisons) {
    List<List<String>> lines = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    lines.add(List.of("", "metric", "cubic", "95 % interval", "PCHIP", "Akima", "overlap"));
    comparisons.forEach(
        (label, comparison) -> {
          for (CurveComparison.Row row : comparison.rows()) {
            lines.add(cells(label, row));
            row.remarks()
                .forEach(
                    remark -> remarks.add(label + ", " + row.metric().label() + ": " + remark));
          }
        });
    StringBuilder text = new StringBuilder(TextTable.align(lines, TEXT_COLUMNS));
    remarks.forEach(remark -> text.append("! ").append(remark).append('\n'));
    return text.toString();
  }

  private static List<String> cells(String label, CurveComparison.Row row) {
    List<String> cells = new ArrayList<>();
    cells.add(label);
    cells.add(row.metric().label());
    cells.add(percent(row, Interpolation.CUBIC));
    cells.add(
        row.interval(Interpolation.CUBIC)
            .map(interval -> percent(interval.low()) + " to " + percent(interval.high()))
            .orElse("-"));
    cells.add(percent(row, Interpolation.PCHIP));
    cells.add(percent(row, Interpolation.AKIMA));
    cells.add(
        row.rate(Interpolation.PCHIP)
            .map(rate -> String.format(Locale.ROOT, "%.0f %%", 100 * rate.overlap()))
            .orElse("-"));
    return cells;
  }

  private static String percent(CurveComparison.Row row, Interpolation interpolation) {
    return row.rate(interpolation)
        .map(BjontegaardRate::percent)
        .map(ComparisonTable::percent)
        .orElse("-");
  }

  /** Beyond a thousand it only says so: such a rate means that the curves have no common ground. */
  private static String percent(double value) {
    return value < MAX_PERCENT
        ? String.format(Locale.ROOT, "%+.2f %%", value)
        : "> +" + MAX_PERCENT + " %";
  }
}

package dev.narrows.cli.report;

import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.SampleViews;
import dev.narrows.evaluate.report.HtmlReport;
import dev.narrows.evaluate.report.ReportData;
import dev.narrows.evaluate.report.ReportModel;
import dev.narrows.evaluate.result.ResultsException;
import dev.narrows.evaluate.result.ResultsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads results with what lies beside them, and writes the report. */
public final class ReportFiles {
  private ReportFiles() {}

  /**
   * Writes the report of some results.
   *
   * @param title of the page
   * @param results files of evaluations, at least one; the first is what others are compared with
   * @param report the HTML file
   * @throws IOException if a file cannot be read or written, or is damaged
   */
  public static void write(String title, List<Path> results, Path report) throws IOException {
    List<ReportModel> models = new ArrayList<>();
    for (Path file : results) {
      models.add(model(file));
    }
    HtmlReport.write(new ReportData(title, models), report);
  }

  private static ReportModel model(Path results) throws IOException {
    Evaluation evaluation = ResultsFile.read(results);
    Path folder = results.toAbsolutePath().normalize().getParent();
    Map<String, byte[]> pictures = new TreeMap<>();
    for (SampleViews sample : evaluation.samples()) {
      for (String name : sample.files().values()) {
        Path picture = folder.resolve(name).normalize();
        if (!picture.startsWith(folder)) {
          // Results may come from elsewhere; a report must not carry off other files.
          throw new ResultsException(
              results + ": expected pictures in folders beside it, found " + name);
        }
        if (Files.isRegularFile(picture)) {
          pictures.put(name, Files.readAllBytes(picture));
        }
      }
    }
    return new ReportModel(evaluation, pictures, TrainingCurves.read(results));
  }
}

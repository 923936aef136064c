package dev.narrows.evaluate.report;

import java.util.List;

/**
 * What a report shows.
 *
 * @param title of the page
 * @param models at least one; the first counts as 100 %
 */
public record ReportData(String title, List<ReportModel> models) {
  /**
   * @throws IllegalArgumentException if there is no model
   */
  public ReportData {
    models = List.copyOf(models);
    if (models.isEmpty()) {
      throw new IllegalArgumentException("report: expected at least one model, found none");
    }
  }
}

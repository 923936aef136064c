package dev.narrows.evaluate.report.chart;

import java.util.List;
import java.util.function.Predicate;

/**
 * One line of a chart.
 *
 * @param style number of its colour and marker
 * @param dashed whether the line is dashed
 * @param marked whether each point has a marker
 * @param points in the order to connect them
 */
public record Series(int style, boolean dashed, boolean marked, List<Point> points) {
  /** Copies the list. */
  public Series {
    points = List.copyOf(points);
  }

  /** The same line with some of its points. */
  public Series only(Predicate<Point> wanted) {
    return new Series(style, dashed, marked, points.stream().filter(wanted).toList());
  }

  /**
   * A point of a line.
   *
   * @param x abscissa
   * @param y ordinate
   * @param hover what it says when pointed at
   */
  public record Point(double x, double y, String hover) {}
}

package dev.narrows.evaluate.report.chart;

import dev.narrows.evaluate.compare.Interval;
import java.util.Locale;
import java.util.Optional;

/**
 * Estimates with their intervals, each a small SVG of one scale, so that they compare down a
 * column.
 *
 * @param low smallest value that the column shows
 * @param high largest value that the column shows
 */
public record IntervalPlot(double low, double high) {
  private static final int WIDTH = 200;
  private static final int MIDDLE = 11;
  private static final int EDGE = 8;

  /** One estimate: a dot on its interval, and where zero is. */
  public String svg(int style, double estimate, Optional<Interval> interval) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        format("<svg class=\"interval\" viewBox=\"0 0 %d 22\" aria-hidden=\"true\">", WIDTH));
    svg.append(format("<path class=\"zero\" d=\"M%.1f 0V22\"/>", at(0)));
    svg.append(format("<g class=\"series s%d\">", style));
    interval.ifPresent(
        range ->
            svg.append(
                format(
                    "<path class=\"line\" d=\"M%.1f %dH%.1f\"/>",
                    at(range.low()), MIDDLE, at(range.high()))));
    svg.append(format("<circle cx=\"%.1f\" cy=\"%d\" r=\"4.5\"/></g></svg>", at(estimate), MIDDLE));
    return svg.toString();
  }

  private double at(double value) {
    double clipped = Math.min(high, Math.max(low, value));
    return EDGE + (clipped - low) / (high - low) * (WIDTH - 2 * EDGE);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}

package dev.narrows.evaluate.report.chart;

import dev.narrows.evaluate.report.text.Html;
import java.util.List;
import java.util.Locale;

/**
 * Lines over two axes, as an SVG that scales with the page.
 *
 * @param label what the chart shows, for those who cannot see it
 * @param x horizontal axis
 * @param y vertical axis
 * @param series lines, the last one on top
 * @param levels horizontal lines at some values
 */
public record LineChart(String label, Axis x, Axis y, List<Series> series, List<Level> levels) {
  private static final int WIDTH = 520;
  private static final int HEIGHT = 350;
  private static final int LEFT = 58;
  private static final int RIGHT = 506;
  private static final int TOP = 12;
  private static final int BOTTOM = 296;

  /**
   * A horizontal line across the chart.
   *
   * @param style number of its colour
   * @param value where it stands
   * @param hover what it says when pointed at
   */
  public record Level(int style, double value, String hover) {}

  /** Copies the lists. */
  public LineChart {
    series = List.copyOf(series);
    levels = List.copyOf(levels);
  }

  /** The chart. */
  public String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        format(
            "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n",
            WIDTH, HEIGHT, Html.escape(label)));
    grid(svg);
    // An inner SVG cuts off what lies beyond the axes.
    svg.append(
        format(
            "<svg x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" viewBox=\"%d %d %d %d\">\n",
            LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP, LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP));
    levels.forEach(level -> level(svg, level));
    series.forEach(line -> line(svg, line));
    return svg.append("</svg></svg>\n").toString();
  }

  private void grid(StringBuilder svg) {
    svg.append("<g class=\"grid\">");
    for (Axis.Tick tick : x.ticks()) {
      double at = atX(tick.value());
      svg.append(format("<path d=\"M%.1f %dV%d\"/>", at, TOP, BOTTOM));
      svg.append(
          format(
              "<text x=\"%.1f\" y=\"%d\" class=\"middle\">%s</text>",
              at, BOTTOM + 20, tick.text()));
    }
    for (Axis.Tick tick : y.ticks()) {
      double at = atY(tick.value());
      svg.append(format("<path d=\"M%d %.1fH%d\"/>", LEFT, at, RIGHT));
      svg.append(
          format(
              "<text x=\"%d\" y=\"%.1f\" class=\"end\">%s</text>",
              LEFT - 8, at + 4.5, tick.text()));
    }
    svg.append(format("<path class=\"frame\" d=\"M%d %dV%dH%d\"/>", LEFT, TOP, BOTTOM, RIGHT));
    svg.append(
        format(
            "<text x=\"%d\" y=\"%d\" class=\"middle label\">%s</text></g>\n",
            (LEFT + RIGHT) / 2, HEIGHT - 8, Html.escape(x.label())));
  }

  private void level(StringBuilder svg, Level level) {
    svg.append(
        format(
            "<g class=\"series s%d\"><path class=\"level\" d=\"M%d %.1fH%d\"><title>%s</title></path></g>\n",
            level.style(), LEFT, atY(level.value()), RIGHT, Html.escape(level.hover())));
  }

  private void line(StringBuilder svg, Series line) {
    svg.append(format("<g class=\"series s%d\">", line.style()));
    svg.append(format("<path class=\"%s\" d=\"", line.dashed() ? "line dashed" : "line"));
    String command = "M";
    for (Series.Point point : line.points()) {
      svg.append(format("%s%.1f %.1f", command, atX(point.x()), atY(point.y())));
      command = "L";
    }
    svg.append("\"/>");
    if (line.marked()) {
      Marker marker = Marker.of(line.style());
      for (Series.Point point : line.points()) {
        svg.append("<g class=\"mark\" tabindex=\"0\"><title>")
            .append(Html.escape(point.hover()))
            .append("</title>")
            .append(marker.svg(atX(point.x()), atY(point.y())))
            .append("</g>");
      }
    }
    svg.append("</g>\n");
  }

  private double atX(double value) {
    return LEFT + x.position(value) * (RIGHT - LEFT);
  }

  private double atY(double value) {
    return BOTTOM - y.position(value) * (BOTTOM - TOP);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}

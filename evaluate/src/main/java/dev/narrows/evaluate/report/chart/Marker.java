package dev.narrows.evaluate.report.chart;

import java.util.Locale;

/** The marker of a style, so that curves differ not by colour alone. */
public enum Marker {
  /** A disc. */
  CIRCLE,
  /** A square. */
  SQUARE,
  /** A triangle that points up. */
  TRIANGLE,
  /** A square on its corner. */
  DIAMOND;

  private static final int COLOURS = 12;

  /** The marker of a style. */
  public static Marker of(int style) {
    // The colours come round too, and then with another marker.
    return values()[(style + style / COLOURS) % values().length];
  }

  /** The marker as an SVG element around a place. */
  public String svg(double x, double y) {
    return switch (this) {
      case CIRCLE -> format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4.6\"/>", x, y);
      case SQUARE ->
          format("<rect x=\"%.1f\" y=\"%.1f\" width=\"8.4\" height=\"8.4\"/>", x - 4.2, y - 4.2);
      case TRIANGLE -> format("<path d=\"M%.1f %.1fl5.4 9.4h-10.8z\"/>", x, y - 6);
      case DIAMOND -> format("<path d=\"M%.1f %.1fl5.8 5.8l-5.8 5.8l-5.8 -5.8z\"/>", x, y - 5.8);
    };
  }

  private static String format(String pattern, double x, double y) {
    return String.format(Locale.ROOT, pattern, x, y);
  }
}

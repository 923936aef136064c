package dev.narrows.evaluate.report.text;

import dev.narrows.evaluate.Metric;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as people read them, with a true minus sign and thin spaces. */
public final class Numbers {
  private static final String THIN_SPACE = "\u202f";
  private static final String MINUS = "\u2212";

  /** Stands where there is no number. */
  public static final String NONE = "\u2013";

  private static final int MAX_PERCENT = 1000;

  private Numbers() {}

  /** With so many decimals. */
  public static String fixed(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return sign(text.matches("-0(\\.0*)?") ? text.substring(1) : text);
  }

  /** With its sign, so many decimals, and no sign for what rounds to zero. */
  public static String signed(double value, int decimals) {
    String text = fixed(value, decimals);
    boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return zero ? text : value > 0 ? "+" + text : text;
  }

  /** A signed percentage with one decimal; beyond a thousand it only says so. */
  public static String percent(double value) {
    return value < MAX_PERCENT
        ? signed(value, 1) + THIN_SPACE + "%"
        : "> +" + MAX_PERCENT + THIN_SPACE + "%";
  }

  /** Bytes, thousands apart. */
  public static String bytes(double value) {
    return String.format(Locale.ROOT, "%,d", Math.round(value)).replace(",", THIN_SPACE);
  }

  /** A metric's value with its unit. */
  public static String metric(Metric metric, double value) {
    String text = fixed(value, metric.decimals());
    return metric.unit().isEmpty() ? text : text + THIN_SPACE + metric.unit();
  }

  /** With so many decimals, or a dash. */
  public static String orNone(OptionalDouble value, int decimals) {
    return value.isPresent() ? fixed(value.getAsDouble(), decimals) : NONE;
  }

  private static String sign(String text) {
    return text.replace("-", MINUS);
  }
}

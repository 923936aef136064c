package dev.narrows.evaluate.report.chart;

import dev.narrows.evaluate.report.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * One direction of a chart: which values it covers and where it says so.
 *
 * @param label what the values are
 * @param low smallest value covered
 * @param high largest value covered
 * @param logarithmic whether equal distances are equal ratios
 * @param reversed whether values fall along the axis
 * @param ticks values to name
 */
public record Axis(
    String label,
    double low,
    double high,
    boolean logarithmic,
    boolean reversed,
    List<Tick> ticks) {
  private static final double MARGIN = 0.06;

  /**
   * A value and its text.
   *
   * @param value where it stands
   * @param text what it says
   */
  public record Tick(double value, String text) {}

  /** Copies the list. */
  public Axis {
    ticks = List.copyOf(ticks);
  }

  /**
   * An axis of equal steps that covers the values with a margin.
   *
   * @param values at least one
   */
  public static Axis linear(String label, double[] values) {
    double lowest = DoubleStream.of(values).min().orElseThrow();
    double highest = DoubleStream.of(values).max().orElseThrow();
    double spread = highest > lowest ? highest - lowest : Math.max(1e-6, Math.abs(highest) * 0.02);
    double low = lowest - MARGIN * spread;
    double high = highest + MARGIN * spread;
    double step = step((high - low) / 4.5);
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    List<Tick> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
      ticks.add(new Tick(i * step, Numbers.fixed(i * step, decimals)));
    }
    return new Axis(label, low, high, false, false, ticks);
  }

  /**
   * An axis of equal ratios that covers the values with a margin.
   *
   * @param values positive, at least one
   */
  public static Axis logarithmic(String label, double[] values) {
    double lowest = DoubleStream.of(values).min().orElseThrow();
    double highest = DoubleStream.of(values).max().orElseThrow();
    double ratio = Math.max(1.1, Math.pow(highest / lowest, MARGIN));
    double low = lowest / ratio;
    double high = highest * ratio;
    List<Tick> ticks = logTicks(low, high, 1, 2, 5);
    if (ticks.size() > 9) {
      ticks = logTicks(low, high, 1);
    } else if (ticks.size() < 4) {
      ticks = logTicks(low, high, 1, 1.5, 2, 3, 4, 5, 7);
    }
    return new Axis(label, low, high, true, false, ticks);
  }

  /** The same axis with its values falling. */
  public Axis reverse() {
    return new Axis(label, low, high, logarithmic, !reversed, ticks);
  }

  /** Where a value stands: 0 at the start of the axis, 1 at its end. */
  public double position(double value) {
    double share =
        logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    return reversed ? 1 - share : share;
  }

  private static double step(double atLeast) {
    double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= atLeast) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private static List<Tick> logTicks(double low, double high, double... factors) {
    List<Tick> ticks = new ArrayList<>();
    for (int exponent = (int) Math.floor(Math.log10(low)); ; exponent++) {
      double power = Math.pow(10, exponent);
      if (power > high) {
        return ticks;
      }
      for (double factor : factors) {
        double value = factor * power;
        if (value >= low && value <= high) {
          ticks.add(new Tick(value, shortened(value)));
        }
      }
    }
  }

  private static String shortened(double value) {
    if (value < 1e-3) {
      int exponent = (int) Math.floor(Math.log10(value) + 1e-9);
      return trimmed(value / Math.pow(10, exponent)) + "e" + Numbers.fixed(exponent, 0);
    }
    if (value >= 1e6) {
      return trimmed(value / 1e6) + "M";
    }
    return value >= 1e3 ? trimmed(value / 1e3) + "k" : trimmed(value);
  }

  private static String trimmed(double value) {
    String text = String.format(Locale.ROOT, "%.6f", value);
    return text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}

package dev.narrows.train.config;

/** The ranges of configuration values. */
final class Checks {
  private Checks() {}

  static void require(boolean condition, String expected, Object found) {
    if (!condition) {
      throw new IllegalArgumentException(expected + ", found " + found);
    }
  }

  static void atLeast(String name, double value, double minimum) {
    require(
        value >= minimum && Double.isFinite(value), name + ": expected at least " + minimum, value);
  }

  static void positive(String name, double value) {
    require(value > 0 && Double.isFinite(value), name + ": expected a positive number", value);
  }

  static void between(String name, double value, double low, double high) {
    require(
        value >= low && value <= high,
        name + ": expected a number from " + low + " to " + high,
        value);
  }
}

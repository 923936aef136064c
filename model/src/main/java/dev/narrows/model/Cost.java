package dev.narrows.model;

import java.util.List;
import java.util.Locale;

/**
 * What a part of a network costs.
 *
 * @param parameters numbers found by training; the running statistics of batch normalisations are
 *     not counted
 * @param macs multiply–accumulates of the convolutions for one picture; additions, rectifiers and
 *     batch normalisations (which merge into the convolution before them) are not counted
 */
public record Cost(long parameters, long macs) {
  /**
   * The cost of layers.
   *
   * @param input shape of what goes in
   * @throws IllegalArgumentException if the shapes within do not fit each other
   */
  public static Cost of(List<Layer> layers, TensorShape input) {
    long parameters =
        Parameter.of(layers).stream()
            .filter(Parameter::trained)
            .mapToLong(Parameter::elements)
            .sum();
    MacCounter counter = new MacCounter();
    ShapeWalk.visit(layers, input, counter::count);
    return new Cost(parameters, counter.total());
  }

  /** Such as {@code 8.17 M parameters, 9.56 G multiply-accumulates}. */
  @Override
  public String toString() {
    return scaled(parameters) + " parameters, " + scaled(macs) + " multiply-accumulates";
  }

  private static String scaled(long number) {
    if (number < 1_000) {
      return String.valueOf(number);
    }
    String format = "%.2f %s";
    if (number < 1_000_000) {
      return String.format(Locale.ROOT, format, number / 1e3, "k");
    }
    if (number < 1_000_000_000) {
      return String.format(Locale.ROOT, format, number / 1e6, "M");
    }
    return String.format(Locale.ROOT, format, number / 1e9, "G");
  }
}

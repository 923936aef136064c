package dev.narrows.evaluate.bjontegaard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a test curve needs in rate against an anchor at equal quality.
 *
 * @param percent mean difference of the rate; negative is better, −20 means a fifth less
 * @param from lower end of the common quality interval
 * @param to upper end of the common quality interval
 * @param overlap the common interval's share of the interval that either curve covers, above 0 to 1
 * @param monotone whether in both curves more rate always brought more quality
 */
public record BjontegaardRate(
    double percent, double from, double to, double overlap, boolean monotone) {
  /** Below this overlap the rate says little of the curves as wholes. */
  public static final double WARNING_OVERLAP = 0.75;

  /** One sentence for each reason to doubt the number; empty if there is none. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (overlap < WARNING_OVERLAP) {
      warnings.add(
          String.format(
              Locale.ROOT, "the curves share only %.0f %% of their quality range", 100 * overlap));
    }
    if (!monotone) {
      warnings.add("quality does not rise with the rate at every point");
    }
    return List.copyOf(warnings);
  }
}

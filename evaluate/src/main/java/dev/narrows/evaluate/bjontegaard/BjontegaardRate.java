package dev.narrows.evaluate.bjontegaard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a test curve needs in rate against an anchor at equal quality.
 *
 * @param percent mean difference of the rate; negative is better, −20 means a fifth less
 * @param from lower end of the common quality interval
 * @param to upper end of the common quality interval
 * @param overlap the common interval's share of the interval that either curve covers, above 0 to 1
 * @param coverage the common interval's share of the shorter of the two curves' intervals, above 0
 *     to 1
 * @param monotone whether in both curves more rate always brought more quality
 */
public record BjontegaardRate(
    double percent, double from, double to, double overlap, double coverage, boolean monotone) {
  /** Below this overlap the rate says little of the curves as wholes. */
  public static final double WARNING_OVERLAP = 0.75;

  /** What to say if the curves share too little of their quality range. */
  public Optional<String> overlapWarning() {
    return overlap < WARNING_OVERLAP
        ? Optional.of(
            String.format(
                Locale.ROOT, "the curves share only %.0f %% of their quality range", 100 * overlap))
        : Optional.empty();
  }

  /** One sentence for each reason to doubt the number; empty if there is none. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    overlapWarning().ifPresent(warnings::add);
    if (!monotone) {
      warnings.add("quality does not always rise with the rate");
    }
    return List.copyOf(warnings);
  }
}

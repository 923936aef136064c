package dev.narrows.cli;

import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** How the sizes of bitstreams of latents compare with what their entropy model says. */
final class SizeCheck {
  private SizeCheck() {}

  /** One line: the largest excess of any picture at any rate, side information included. */
  static String text(Evaluation evaluation) {
    double excess =
        Stream.of(evaluation.features(), evaluation.baseLayer())
            .flatMap(Optional<RateCurve>::stream)
            .flatMap(curve -> curve.points().stream())
            .map(RatePoint::greatestExcess)
            .flatMapToDouble(OptionalDouble::stream)
            .max()
            .orElse(0);
    return "sizes exceed the entropy model's estimate by at most %.0f bytes beyond 1 %%"
        .formatted(Math.ceil(Math.max(0, excess)));
  }
}

package dev.narrows.cli.reproduce;

import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.compare.Bootstrap;
import dev.narrows.evaluate.compare.CurveComparison;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of the experiment.
 *
 * @param baseline what was measured of the model without the rate term
 * @param compressible what was measured of the model with it
 * @param comparison the compressible model's curve against the baseline's
 * @param seconds that the call took; less than the experiment if some of it was done before
 * @param report where the report lies
 */
public record Outcome(
    Evaluation baseline,
    Evaluation compressible,
    CurveComparison comparison,
    double seconds,
    Path report) {
  static Outcome of(Evaluation baseline, Evaluation compressible, double seconds, Path report) {
    CurveComparison comparison =
        CurveComparison.ofFrontiers(
            features(baseline), features(compressible), Bootstrap.standard());
    return new Outcome(baseline, compressible, comparison, seconds, report);
  }

  /** Every curve: both models' and those of sending the picture. */
  public List<RateCurve> curves() {
    List<RateCurve> curves = new ArrayList<>();
    curves.add(features(baseline));
    curves.add(features(compressible));
    baseline.nativeCodec().ifPresent(curves::add);
    compressible.nativeCodec().ifPresent(curves::add);
    curves.addAll(baseline.offload());
    return curves;
  }

  /** A configuration has one feature codec at least, so there is always a curve. */
  static RateCurve features(Evaluation evaluation) {
    return evaluation.features().orElseThrow();
  }
}

package dev.narrows.cli.reproduce;

import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.Metric;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.compare.Bootstrap;
import dev.narrows.evaluate.compare.CurveComparison;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of the study.
 *
 * @param curves every curve by its name: a model's by the model's, its native codec's and its base
 *     layer's with {@code _native} and {@code _base} behind it, {@code offload_webp} and so on
 * @param comparisons Bjøntegaard rates by {@code TEST_vs_ANCHOR}, for each metric over the points
 *     of a curve that no other of its points beats
 * @param seconds that the call took; less than the study if some of it was done before
 * @param report where the report lies
 */
public record StudyOutcome(
    Map<String, RateCurve> curves,
    Map<String, CurveComparison> comparisons,
    double seconds,
    Path report) {
  /** What the study judges by. */
  static final List<Metric> METRICS = List.of(Metric.MEAN_IOU, Metric.DISPARITY_RMSE, Metric.PSNR);

  private static final String BASE = "_base";
  private static final String NATIVE = "_native";

  static StudyOutcome of(Map<String, Evaluation> results, double seconds, Path report) {
    Map<String, RateCurve> curves = new LinkedHashMap<>();
    results.forEach((name, evaluation) -> addCurves(curves, name, evaluation));
    Bootstrap bootstrap = Bootstrap.standard();
    Map<String, CurveComparison> comparisons = new LinkedHashMap<>();
    List<String> anchors = new ArrayList<>(List.of(StudyRun.BASELINE, StudyRun.COMPRESSIBLE));
    curves.keySet().stream().filter(name -> name.startsWith("offload_")).forEach(anchors::add);
    for (String test : results.keySet()) {
      for (String anchor : anchors) {
        if (!test.equals(anchor)) {
          addComparisons(comparisons, curves, test, anchor, bootstrap);
        }
      }
    }
    addComparisons(comparisons, curves, StudyRun.LEARNED, StudyRun.LEARNED_FACTORIZED, bootstrap);
    return new StudyOutcome(curves, comparisons, seconds, report);
  }

  private static void addCurves(Map<String, RateCurve> curves, String name, Evaluation evaluation) {
    evaluation.features().ifPresent(curve -> curves.put(name, curve));
    evaluation.nativeCodec().ifPresent(curve -> curves.put(name + NATIVE, curve));
    evaluation.baseLayer().ifPresent(curve -> curves.put(name + BASE, curve));
    evaluation.offload().forEach(curve -> curves.put(curve.name().replace(' ', '_'), curve));
  }

  private static void addComparisons(
      Map<String, CurveComparison> comparisons,
      Map<String, RateCurve> curves,
      String test,
      String anchor,
      Bootstrap bootstrap) {
    RateCurve all = curves.get(test);
    RateCurve against = curves.get(anchor);
    if (all == null || against == null) {
      return;
    }
    CurveComparison comparison = CurveComparison.ofFrontiers(against, all, bootstrap);
    RateCurve base = curves.get(test + BASE);
    if (base != null) {
      RateCurve other = curves.getOrDefault(anchor + BASE, against);
      comparison = comparison.withRowsOf(CurveComparison.ofFrontiers(other, base, bootstrap));
    }
    comparisons.put(test + "_vs_" + anchor, comparison);
    if (curves.containsKey(test + NATIVE)) {
      comparisons.put(
          test + NATIVE + "_vs_" + anchor,
          CurveComparison.ofFrontiers(against, curves.get(test + NATIVE), bootstrap));
    }
  }
}

package dev.narrows.evaluate.report;

import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.Metric;
import dev.narrows.evaluate.RateCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One model's curves in a report, under names that no other curve has.
 *
 * @param features the model's own
 * @param nativeCodec the same through the native codec
 * @param baseLayer of its latents
 * @param offload of sending the picture to it
 */
record ModelCurves(
    Optional<RateCurve> features,
    Optional<RateCurve> nativeCodec,
    Optional<RateCurve> baseLayer,
    List<RateCurve> offload) {
  /**
   * The curves of a model.
   *
   * @param taken names that are taken; those given here are added
   */
  static ModelCurves of(Evaluation evaluation, Set<String> taken) {
    Optional<RateCurve> features = evaluation.features().map(c -> renamed(c, c.name(), taken));
    Optional<RateCurve> nativeCodec =
        evaluation.nativeCodec().map(c -> renamed(c, c.name(), taken));
    Optional<RateCurve> baseLayer = evaluation.baseLayer().map(c -> renamed(c, c.name(), taken));
    List<RateCurve> offload = new ArrayList<>();
    for (RateCurve curve : evaluation.offload()) {
      String longName = curve.name() + " (" + evaluation.name() + ")";
      offload.add(renamed(curve, taken.contains(curve.name()) ? longName : curve.name(), taken));
    }
    return new ModelCurves(features, nativeCodec, baseLayer, offload);
  }

  /** The curves of features, in the order to compare them. */
  List<RateCurve> own() {
    return Stream.of(features, nativeCodec, baseLayer).flatMap(Optional::stream).toList();
  }

  /** Those of features beside the model's own. */
  List<RateCurve> further() {
    return Stream.of(nativeCodec, baseLayer).flatMap(Optional::stream).toList();
  }

  /**
   * Whether one of these curves says something of a metric: all layers do not where the base layer
   * suffices, as there the others cost bytes and change nothing.
   */
  boolean tells(RateCurve curve, Metric metric) {
    return curve.has(metric)
        && (curve.kind() != RateCurve.Kind.FEATURES
            || baseLayer.filter(base -> base.has(metric)).isEmpty());
  }

  /** What the native codec saves. */
  Optional<NativeSaving> saving() {
    return features.flatMap(own -> nativeCodec.flatMap(c -> NativeSaving.of(own, c)));
  }

  private static RateCurve renamed(RateCurve curve, String wish, Set<String> taken) {
    String name = wish;
    for (int number = 2; !taken.add(name); number++) {
      name = wish + " " + number;
    }
    return new RateCurve(name, curve.kind(), curve.points());
  }
}

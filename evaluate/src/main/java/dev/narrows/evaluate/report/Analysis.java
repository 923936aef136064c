package dev.narrows.evaluate.report;

import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.Metric;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import dev.narrows.evaluate.compare.Bootstrap;
import dev.narrows.evaluate.compare.CurveComparison;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A report's data with what follows from them.
 *
 * @param data what the report shows
 * @param curves all curves under names that differ: first the models' own, then those of the native
 *     codec, then those of offload
 * @param againstAnchor each other model's curve against the first's
 * @param againstOffload each model's curves against the curves of sending the picture to that
 *     model, or to the models before it
 * @param savings what the native codec saves of each model's features
 */
record Analysis(
    ReportData data,
    List<RateCurve> curves,
    List<CurveComparison> againstAnchor,
    List<CurveComparison> againstOffload,
    List<NativeSaving> savings) {

  static Analysis of(ReportData data) {
    List<RateCurve> features = new ArrayList<>();
    List<RateCurve> natives = new ArrayList<>();
    List<NativeSaving> savings = new ArrayList<>();
    List<RateCurve> offload = new ArrayList<>();
    List<CurveComparison> againstOffload = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (ReportModel model : data.models()) {
      Evaluation evaluation = model.evaluation();
      Optional<RateCurve> own = evaluation.features().map(c -> renamed(c, c.name(), names));
      own.ifPresent(features::add);
      Optional<RateCurve> ownNative =
          evaluation.nativeCodec().map(c -> renamed(c, c.name(), names));
      ownNative.ifPresent(natives::add);
      own.flatMap(others -> ownNative.flatMap(c -> NativeSaving.of(others, c)))
          .ifPresent(savings::add);
      List<RateCurve> ownOffload = new ArrayList<>();
      for (RateCurve curve : evaluation.offload()) {
        String longName = curve.name() + " (" + evaluation.name() + ")";
        ownOffload.add(
            renamed(curve, names.contains(curve.name()) ? longName : curve.name(), names));
      }
      // A model without offload curves of its own is held against those of the models before it.
      List<RateCurve> anchors = ownOffload.isEmpty() ? List.copyOf(offload) : ownOffload;
      offload.addAll(ownOffload);
      Stream.of(own, ownNative)
          .flatMap(Optional::stream)
          .forEach(
              test ->
                  anchors.forEach(
                      anchor ->
                          againstOffload.add(
                              CurveComparison.of(
                                  anchor, test.withoutNeedless(), Bootstrap.STANDARD))));
    }
    List<RateCurve> curves = new ArrayList<>(features);
    curves.addAll(natives);
    curves.addAll(offload);
    List<CurveComparison> againstAnchor = new ArrayList<>();
    for (int i = 1; i < features.size(); i++) {
      againstAnchor.add(CurveComparison.of(features.get(0), features.get(i), Bootstrap.STANDARD));
    }
    return new Analysis(data, curves, againstAnchor, againstOffload, savings);
  }

  private static RateCurve renamed(RateCurve curve, String wish, Set<String> taken) {
    String name = wish;
    for (int number = 2; !taken.add(name); number++) {
      name = wish + " " + number;
    }
    return new RateCurve(name, curve.kind(), curve.points());
  }

  /** The models' own curves. */
  List<RateCurve> features() {
    return curves.stream().filter(c -> c.kind() == RateCurve.Kind.FEATURES).toList();
  }

  /** The number of a curve's colour and marker. */
  int style(String curve) {
    for (int i = 0; i < curves.size(); i++) {
      if (curves.get(i).name().equals(curve)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no curve " + curve);
  }

  /** The number of a model's colour, that of its own curve. */
  int modelStyle(int model) {
    return (int)
        data.models().subList(0, model).stream()
            .filter(earlier -> earlier.evaluation().features().isPresent())
            .count();
  }

  /** A curve by its name. */
  RateCurve curve(String name) {
    return curves.get(style(name));
  }

  /** Metrics that any curve has. */
  List<Metric> metrics() {
    return List.of(Metric.values()).stream()
        .filter(metric -> curves.stream().anyMatch(curve -> curve.has(metric)))
        .toList();
  }

  /** The point that stands for a curve: lossless if it has one, else the first. */
  static RatePoint firstPoint(RateCurve curve) {
    return curve.point("png").orElse(curve.points().get(0));
  }
}

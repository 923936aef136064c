package dev.narrows.evaluate.report;

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
 * @param models the curves of each model
 * @param curves all curves under names that differ: first the models' own, then those of the native
 *     codec and of base layers, then those of offload
 * @param againstAnchor each other model's curves against the first's
 * @param againstOffload each model's curves against the curves of sending the picture to that
 *     model, or to any if it has none of its own
 * @param savings what the native codec saves of each model's features
 */
record Analysis(
    ReportData data,
    List<ModelCurves> models,
    List<RateCurve> curves,
    List<CurveComparison> againstAnchor,
    List<CurveComparison> againstOffload,
    List<NativeSaving> savings) {

  static Analysis of(ReportData data) {
    Set<String> names = new LinkedHashSet<>();
    List<ModelCurves> models = new ArrayList<>();
    for (ReportModel model : data.models()) {
      models.add(ModelCurves.of(model.evaluation(), names));
    }
    List<RateCurve> features = models.stream().flatMap(model -> model.features().stream()).toList();
    List<RateCurve> curves = new ArrayList<>(features);
    models.forEach(model -> curves.addAll(model.further()));
    models.forEach(model -> curves.addAll(model.offload()));
    Bootstrap bootstrap = Bootstrap.standard();
    List<CurveComparison> againstAnchor = new ArrayList<>();
    List<CurveComparison> againstOffload = new ArrayList<>();
    List<RateCurve> known = models.stream().flatMap(model -> model.offload().stream()).toList();
    for (ModelCurves model : models) {
      List<RateCurve> anchors = model.offload().isEmpty() ? known : model.offload();
      for (RateCurve test : model.own()) {
        anchors.forEach(anchor -> againstOffload.add(compare(model, anchor, test, bootstrap)));
      }
      model.features().stream()
          .filter(test -> !test.name().equals(features.get(0).name()))
          .forEach(test -> againstAnchor.add(compare(model, features.get(0), test, bootstrap)));
      model
          .baseLayer()
          .ifPresent(test -> againstAnchor.add(compare(model, features.get(0), test, bootstrap)));
    }
    List<NativeSaving> savings = models.stream().flatMap(model -> model.saving().stream()).toList();
    return new Analysis(data, models, curves, againstAnchor, againstOffload, savings);
  }

  private static CurveComparison compare(
      ModelCurves model, RateCurve anchor, RateCurve test, Bootstrap bootstrap) {
    CurveComparison all = CurveComparison.ofFrontiers(anchor, test, bootstrap);
    return new CurveComparison(
        all.anchor(),
        all.test(),
        all.rows().stream().filter(row -> model.tells(test, row.metric())).toList());
  }

  /** The curves that say something of a metric. */
  List<RateCurve> telling(Metric metric) {
    return curves.stream()
        .filter(
            curve ->
                curve.has(metric)
                    && models.stream()
                        .filter(model -> model.features().stream().anyMatch(curve::equals))
                        .allMatch(model -> model.tells(curve, metric)))
        .toList();
  }

  /** A curve's name; of latents the names of both, of the base layer's curve and of all layers'. */
  List<String> withOtherLayers(String curve) {
    return models.stream()
        .filter(model -> model.baseLayer().isPresent())
        .map(model -> Stream.of(model.baseLayer(), model.features()))
        .map(both -> both.flatMap(Optional::stream).map(RateCurve::name).toList())
        .filter(names -> names.contains(curve))
        .findFirst()
        .orElse(List.of(curve));
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

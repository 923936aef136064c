package dev.narrows.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of evaluating one model: its own curve, the curves of sending the picture instead, and
 * what they were measured on.
 *
 * @param name the model, such as {@code compressible}
 * @param description one sentence for people
 * @param data what was evaluated on
 * @param provenance configuration, seed, versions, machine: whatever tells how to do it again, in
 *     the order to show it
 * @param curves of features and of image offload, in the order to show them
 * @param unquantised the accuracy with features that were neither quantised nor coded; empty if it
 *     was not measured
 * @param samples pictures to look at
 */
public record Evaluation(
    String name,
    String description,
    EvaluationSet data,
    Map<String, String> provenance,
    List<RateCurve> curves,
    Optional<Accuracy> unquantised,
    List<SampleViews> samples) {
  /** Copies the collections. */
  public Evaluation {
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    curves = List.copyOf(curves);
    samples = List.copyOf(samples);
  }

  /** The curve of the model's features; empty if only pictures were sent. */
  public Optional<RateCurve> features() {
    return curves.stream().filter(c -> c.kind() == RateCurve.Kind.FEATURES).findFirst();
  }

  /**
   * The curve of the model's features through the native codec; empty if it has none of its own.
   */
  public Optional<RateCurve> nativeCodec() {
    return curves.stream().filter(c -> c.kind() == RateCurve.Kind.NATIVE).findFirst();
  }

  /** The curve of the base layer of the model's latents; empty if there is none. */
  public Optional<RateCurve> baseLayer() {
    return curves.stream().filter(c -> c.kind() == RateCurve.Kind.BASE_LAYER).findFirst();
  }

  /** A point of the model's features, by the name of its coding. */
  public Optional<RatePoint> point(String coding) {
    return Stream.of(features(), nativeCodec())
        .flatMap(Optional::stream)
        .flatMap(curve -> curve.point(coding).stream())
        .findFirst();
  }

  /** The curves of sending the picture. */
  public List<RateCurve> offload() {
    return curves.stream().filter(c -> c.kind() == RateCurve.Kind.IMAGE_OFFLOAD).toList();
  }
}

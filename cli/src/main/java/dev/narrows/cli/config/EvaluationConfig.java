package dev.narrows.cli.config;

import java.util.List;

/**
 * How models are measured.
 *
 * @param codecs feature codecs, as in {@code png} or, with a quantiser, {@code clip:5/png}; each a
 *     point of a model's curve
 * @param offload picture codecs, each a point of the curve that sends pictures; empty for none
 * @param samples pictures shown in the report
 */
public record EvaluationConfig(List<String> codecs, List<String> offload, int samples) {
  /**
   * @throws IllegalArgumentException if there is no codec or a number is out of range
   */
  public EvaluationConfig {
    codecs = List.copyOf(codecs);
    offload = List.copyOf(offload);
    if (codecs.isEmpty()) {
      throw new IllegalArgumentException("evaluation.codecs: expected at least one, found none");
    }
    if (samples < 0 || samples > 100) {
      throw new IllegalArgumentException("evaluation.samples: expected 0 to 100, found " + samples);
    }
  }
}

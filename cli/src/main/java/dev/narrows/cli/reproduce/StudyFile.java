package dev.narrows.cli.reproduce;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.narrows.evaluate.Metric;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import dev.narrows.evaluate.bjontegaard.BjontegaardRate;
import dev.narrows.evaluate.bjontegaard.Interpolation;
import dev.narrows.evaluate.compare.CurveComparison;
import dev.narrows.evaluate.result.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * {@code study.json}, the study's numbers for scripts:
 *
 * <pre>
 * {"curves": {"learned": [{"codec": …, "bytes": …, "estimated_bytes": …, "miou": …,
 *                          "disparity_rmse": …, "psnr": …}, …], "learned_base": […],
 *             "compressible": […], "compressible_native": […], "offload_webp": […], …},
 *  "bd_rate": {"learned_vs_compressible": {"miou": …, "disparity_rmse": …, "psnr": …},
 *              "learned_vs_offload_webp": {…}, …},
 *  "bd_rate_interval": {"learned_vs_compressible": {"miou": [low, high], …}, …},
 *  "bd_rate_cubic": {…}, "bd_rate_cubic_interval": {…},
 *  "seconds": …}
 * </pre>
 *
 * <p>Bytes are the mean of a picture's whole bitstream. Rates are in percent, with a 95 % interval
 * over pictures; for each metric they are taken over the points of a curve that no other of its
 * points beats, in bytes and in that metric. They are those of the piecewise cubic (PCHIP), as
 * curves of mIoU rise steeply and then lie flat, which one cubic polynomial does not follow: its
 * rates stand beside them. A learned model is judged by its base layer where that suffices, for
 * mIoU and disparity, and by all layers for PSNR. A number that does not exist is {@code null}.
 */
final class StudyFile {
  private StudyFile() {}

  static void write(Path file, StudyOutcome outcome) throws IOException {
    Map<String, Object> curves = new LinkedHashMap<>();
    outcome.curves().forEach((name, curve) -> curves.put(name, points(curve)));
    Map<String, Object> study = new LinkedHashMap<>();
    study.put("curves", curves);
    putRates(study, "bd_rate", outcome, Interpolation.PCHIP);
    putRates(study, "bd_rate_cubic", outcome, Interpolation.CUBIC);
    study.put("seconds", Math.round(10 * outcome.seconds()) / 10.0);
    String text = new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(study);
    AtomicFile.write(file, (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void putRates(
      Map<String, Object> study, String key, StudyOutcome outcome, Interpolation interpolation) {
    Map<String, Object> rates = new LinkedHashMap<>();
    Map<String, Object> intervals = new LinkedHashMap<>();
    outcome
        .comparisons()
        .forEach(
            (name, comparison) -> {
              rates.put(name, byMetric(comparison, row -> rate(row, interpolation)));
              intervals.put(name, byMetric(comparison, row -> interval(row, interpolation)));
            });
    study.put(key, rates);
    study.put(key + "_interval", intervals);
  }

  private static List<Map<String, Object>> points(RateCurve curve) {
    List<Map<String, Object>> points = new ArrayList<>();
    for (RatePoint point : curve.points()) {
      Map<String, Object> numbers = new LinkedHashMap<>();
      numbers.put("codec", point.codec());
      numbers.put("bytes", point.bytes());
      point.estimatedBytes().ifPresent(estimate -> numbers.put("estimated_bytes", estimate));
      StudyOutcome.METRICS.forEach(
          metric -> numbers.put(metric.key(), orNull(metric.of(point.accuracy()))));
      points.add(numbers);
    }
    return points;
  }

  private static Map<String, Object> byMetric(
      CurveComparison comparison, Function<CurveComparison.Row, Object> value) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Metric metric : StudyOutcome.METRICS) {
      values.put(metric.key(), comparison.row(metric).map(value).orElse(null));
    }
    return values;
  }

  private static Double rate(CurveComparison.Row row, Interpolation interpolation) {
    return row.rate(interpolation).map(BjontegaardRate::percent).orElse(null);
  }

  private static List<Double> interval(CurveComparison.Row row, Interpolation interpolation) {
    return row.interval(interpolation)
        .map(interval -> List.of(interval.low(), interval.high()))
        .orElse(null);
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}

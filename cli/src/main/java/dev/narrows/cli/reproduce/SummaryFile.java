package dev.narrows.cli.reproduce;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.narrows.evaluate.Evaluation;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * {@code summary.json}, the experiment's numbers for scripts:
 *
 * <pre>
 * {"seconds": …,
 *  "models": {"baseline": {"png": {"bytes": …, "bits_per_pixel": …, "bits_per_element": …,
 *                                  "miou": …, "disparity_rmse": …, "psnr": …}, …},
 *             "compressible": {…}},
 *  "offload": {"jpeg:50": {…}, …},
 *  "bd_rate": {"compressible_vs_baseline": {"miou": …, "disparity_rmse": …, "psnr": …}}}
 * </pre>
 *
 * <p>Bytes are the mean of a picture; the Bjøntegaard rates are those of the cubic fit, in percent.
 * A number that does not exist, such as the disparity of a dataset that has none, is {@code null}.
 */
final class SummaryFile {
  private static final List<Metric> METRICS =
      List.of(Metric.MEAN_IOU, Metric.DISPARITY_RMSE, Metric.PSNR);

  private SummaryFile() {}

  static void write(Path file, Outcome outcome) throws IOException {
    Map<String, Object> models = new LinkedHashMap<>();
    models.put("baseline", points(outcome.baseline()));
    models.put("compressible", points(outcome.compressible()));
    Map<String, Object> offload = new LinkedHashMap<>();
    outcome.baseline().offload().forEach(curve -> offload.putAll(points(curve)));
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("seconds", Math.round(10 * outcome.seconds()) / 10.0);
    summary.put("models", models);
    summary.put("offload", offload);
    summary.put("bd_rate", Map.of("compressible_vs_baseline", rates(outcome.comparison())));
    String text = new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(summary);
    AtomicFile.write(file, (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> points(Evaluation model) {
    Map<String, Object> points = new LinkedHashMap<>(points(Outcome.features(model)));
    model.nativeCodec().ifPresent(curve -> points.putAll(points(curve)));
    return points;
  }

  private static Map<String, Object> points(RateCurve curve) {
    Map<String, Object> points = new LinkedHashMap<>();
    for (RatePoint point : curve.points()) {
      Map<String, Object> numbers = new LinkedHashMap<>();
      numbers.put("bytes", point.bytes());
      numbers.put("bits_per_pixel", orNull(point.bitsPerPixel()));
      numbers.put("bits_per_element", orNull(point.bitsPerElement()));
      METRICS.forEach(metric -> numbers.put(metric.key(), orNull(metric.of(point.accuracy()))));
      points.put(point.codec(), numbers);
    }
    return points;
  }

  private static Map<String, Object> rates(CurveComparison comparison) {
    Map<String, Object> rates = new LinkedHashMap<>();
    for (Metric metric : METRICS) {
      rates.put(
          metric.key(),
          comparison
              .row(metric)
              .flatMap(row -> row.rate(Interpolation.CUBIC))
              .map(BjontegaardRate::percent)
              .orElse(null));
    }
    return rates;
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}

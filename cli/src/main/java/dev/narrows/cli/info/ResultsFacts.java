package dev.narrows.cli.info;

import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.Metric;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import dev.narrows.evaluate.result.ResultsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Results of an evaluation. */
final class ResultsFacts {
  private ResultsFacts() {}

  static Facts of(Path file) throws IOException {
    Evaluation evaluation = ResultsFile.read(file);
    Facts facts =
        new Facts(file + ": results of " + evaluation.name())
            .add("description", evaluation.description())
            .add("data", evaluation.data().description())
            .add("pictures", evaluation.data().pictures());
    for (RateCurve curve : evaluation.curves()) {
      for (RatePoint point : curve.points()) {
        facts.add(curve.name() + ", " + point.codec(), numbers(point));
      }
    }
    return facts;
  }

  private static String numbers(RatePoint point) {
    StringBuilder text =
        new StringBuilder(String.format(Locale.ROOT, "%.0f bytes a picture", point.bytes()));
    for (Metric metric : Metric.values()) {
      metric
          .of(point.accuracy())
          .ifPresent(
              value ->
                  text.append(", ")
                      .append(metric.label())
                      .append(' ')
                      .append(String.format(Locale.ROOT, "%." + metric.decimals() + "f", value))
                      .append(metric.unit().isEmpty() ? "" : " " + metric.unit()));
    }
    return text.toString();
  }
}

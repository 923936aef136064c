package dev.narrows.evaluate.report;

import dev.narrows.evaluate.Accuracy;
import dev.narrows.evaluate.Metric;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import dev.narrows.evaluate.report.text.Html;
import dev.narrows.evaluate.report.text.Numbers;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * What the native codec saves of one model's features.
 *
 * @param model the model's name
 * @param png its features by lossless PNG
 * @param lossless the smallest point of the native codec with the same symbols
 * @param quantised the smallest point of the native codec whose accuracy is nearly that of PNG's
 */
record NativeSaving(
    String model, RatePoint png, Optional<RatePoint> lossless, Optional<RatePoint> quantised) {
  private static final double MOST_IOU_LOST = 0.005;
  private static final double MOST_DECIBELS_LOST = 0.15;
  private static final double MOST_ERROR_GAINED = 0.01;

  /** The saving, if there is a PNG to compare with. */
  static Optional<NativeSaving> of(RateCurve own, RateCurve natives) {
    return own.point("png")
        .map(
            png ->
                new NativeSaving(
                    own.name(),
                    png,
                    smallest(natives, point -> !point.codec().contains("/")),
                    smallest(
                        natives,
                        point ->
                            point.codec().contains("/")
                                && isNear(png.accuracy(), point.accuracy()))));
  }

  private static Optional<RatePoint> smallest(RateCurve curve, Predicate<RatePoint> wanted) {
    return curve.points().stream().filter(wanted).min(Comparator.comparingDouble(RatePoint::bytes));
  }

  private static boolean isNear(Accuracy reference, Accuracy accuracy) {
    return lost(Metric.MEAN_IOU, reference, accuracy) <= MOST_IOU_LOST
        && lost(Metric.PSNR, reference, accuracy) <= MOST_DECIBELS_LOST
        && -lost(Metric.DISPARITY_RMSE, reference, accuracy)
            <= MOST_ERROR_GAINED * Metric.DISPARITY_RMSE.of(reference).orElse(0);
  }

  private static double lost(Metric metric, Accuracy reference, Accuracy accuracy) {
    OptionalDouble before = metric.of(reference);
    OptionalDouble after = metric.of(accuracy);
    return before.isPresent() && after.isPresent() ? before.getAsDouble() - after.getAsDouble() : 0;
  }

  /** All of it in one sentence of markup. */
  String sentence() {
    StringBuilder text = new StringBuilder();
    text.append(
        "Of <b>%s</b>'s features, %s bytes a picture as PNG, the native codec makes "
            .formatted(Html.escape(model), Numbers.bytes(png.bytes())));
    text.append(
        lossless
            .map(point -> "%s without loss (%s)".formatted(bytes(point), percent(point)))
            .orElse("nothing without loss"));
    quantised.ifPresent(
        point ->
            text.append(
                ", and %s with the quantiser <code>%s</code> at almost the same accuracy (%s)"
                    .formatted(
                        bytes(point),
                        Html.escape(point.codec().replaceFirst("/.*", "")),
                        percent(point))));
    return text.append(".").toString();
  }

  private static String bytes(RatePoint point) {
    return "<b>" + Numbers.bytes(point.bytes()) + "</b>";
  }

  private String percent(RatePoint point) {
    return Numbers.percent(100 * (point.bytes() / png.bytes() - 1));
  }
}

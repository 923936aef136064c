package dev.narrows.evaluate.report;

import dev.narrows.evaluate.Metric;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.RatePoint;
import dev.narrows.evaluate.report.text.Html;
import dev.narrows.evaluate.report.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Two models with one codec: what the features alone change.
 *
 * @param codec a lossless one if both have it, else the first that both have
 * @param anchor curve of the model that counts as 100 %
 * @param test curve of the model that is judged
 */
record SameCodec(String codec, RateCurve anchor, RateCurve test) {
  private static final String LOSSLESS = "png";

  /** The comparison, if the curves have a codec in common. */
  static Optional<SameCodec> of(RateCurve anchor, RateCurve test) {
    List<String> common =
        anchor.points().stream()
            .map(RatePoint::codec)
            .filter(codec -> test.point(codec).isPresent())
            .toList();
    String first = common.contains(LOSSLESS) ? LOSSLESS : common.stream().findFirst().orElse("");
    return common.isEmpty() ? Optional.empty() : Optional.of(new SameCodec(first, anchor, test));
  }

  /** The anchor's point. */
  RatePoint before() {
    return anchor.point(codec).orElseThrow();
  }

  /** The test's point. */
  RatePoint after() {
    return test.point(codec).orElseThrow();
  }

  /** By how many percent the bytes change. */
  double percent() {
    return 100 * (after().bytes() / before().bytes() - 1);
  }

  /** By how much a metric changes; empty if one of them lacks it. */
  OptionalDouble change(Metric metric) {
    OptionalDouble old = metric.of(before().accuracy());
    OptionalDouble now = metric.of(after().accuracy());
    return old.isPresent() && now.isPresent()
        ? OptionalDouble.of(now.getAsDouble() - old.getAsDouble())
        : OptionalDouble.empty();
  }

  /** Every metric of the test with its change, as text. */
  List<String> changes() {
    List<String> changes = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      change(metric)
          .ifPresent(
              change ->
                  changes.add(
                      "%s %s (%s)"
                          .formatted(
                              metric.label(),
                              Numbers.metric(metric, metric.of(after().accuracy()).getAsDouble()),
                              Numbers.signed(change, metric.decimals()))));
    }
    return changes;
  }

  /**
   * Whether the codec loses nothing, the files are smaller, and no accuracy is worse by more than
   * two trainings of one configuration differ: 0.01 of mIoU or MS-SSIM, 2 % of the disparity's
   * error, 0.1 dB.
   */
  boolean savesAtTheSameAccuracy() {
    return codec.equals(LOSSLESS)
        && percent() <= -1
        && worse(Metric.MEAN_IOU) <= 0.01
        && worse(Metric.MS_SSIM) <= 0.01
        && worse(Metric.PSNR) <= 0.1
        && worse(Metric.DISPARITY_RMSE)
            <= 0.02 * Metric.DISPARITY_RMSE.of(before().accuracy()).orElse(0);
  }

  /** By how much a metric is worse; 0 if one of them lacks it. */
  private double worse(Metric metric) {
    double change = change(metric).orElse(0);
    return metric.higherIsBetter() ? -change : change;
  }

  /** All of it in one sentence of markup. */
  String sentence() {
    String changes = changes().isEmpty() ? "" : ", at " + String.join(", ", changes());
    return "With the same codec, %s, its files change by <b>%s</b>, from %s to %s bytes a picture%s."
        .formatted(
            Html.escape(codec),
            Numbers.percent(percent()),
            Numbers.bytes(before().bytes()),
            Numbers.bytes(after().bytes()),
            changes);
  }
}

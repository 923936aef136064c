package dev.narrows.evaluate.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.data.CityscapesClasses;
import dev.narrows.data.ClassSet;
import dev.narrows.evaluate.EvaluationFixture;
import dev.narrows.evaluate.Metric;
import dev.narrows.evaluate.RateCurve;
import dev.narrows.evaluate.bjontegaard.Interpolation;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private final EvaluationFixture scenes =
      new EvaluationFixture(CityscapesClasses.CLASSES, true, 40);
  private final RateCurve anchor = scenes.baseline().features().orElseThrow();

  private RateCurve test(double rate, double loss) {
    return scenes.compressible(rate, loss).features().orElseThrow();
  }

  @Test
  void theIntervalHoldsTheRateAndIsTheSameForTheSameSeed() {
    CurveComparison comparison = CurveComparison.of(anchor, test(0.8, 0.001), Bootstrap.standard());
    assertThat(comparison.rows()).hasSize(4);
    for (CurveComparison.Row row : comparison.rows()) {
      for (Interpolation interpolation : Interpolation.values()) {
        double percent = row.rate(interpolation).orElseThrow().percent();
        Interval interval = row.interval(interpolation).orElseThrow();
        assertThat(interval.contains(percent)).isTrue();
        assertThat(interval.high() - interval.low()).isBetween(0.01, 5.0);
      }
    }
    assertThat(CurveComparison.of(anchor, test(0.8, 0.001), Bootstrap.standard()))
        .isEqualTo(comparison);
  }

  @Test
  void picturesAreDrawnInPairsSoThatWhatBothShareCancels() {
    CurveComparison comparison = CurveComparison.of(anchor, anchor, Bootstrap.standard());
    Interval interval =
        comparison.row(Metric.PSNR).orElseThrow().intervals().get(Interpolation.CUBIC);
    assertThat(interval).isEqualTo(new Interval(0, 0));
  }

  @Test
  void withMorePicturesTheIntervalIsNarrower() {
    EvaluationFixture many = new EvaluationFixture(CityscapesClasses.CLASSES, true, 160);
    double narrow =
        width(
            many.baseline().features().orElseThrow(),
            many.compressible(0.8, 0).features().orElseThrow());
    double wide = width(anchor, test(0.8, 0));
    // The error of a mean falls with the root of the number: half here, give or take the draw.
    assertThat(narrow / wide).isCloseTo(0.5, within(0.2));
  }

  @Test
  void aboutNinetyFiveOfAHundredIntervalsHoldTheTruth() {
    // Both curves are drawn from one law, so the true rate is zero.
    int held = 0;
    for (int world = 0; world < 100; world++) {
      EvaluationFixture drawn = new EvaluationFixture(ClassSet.NONE, false, 30, world);
      CurveComparison comparison =
          CurveComparison.of(
              drawn.baseline().features().orElseThrow(),
              drawn.compressible(1, 0).features().orElseThrow(),
              new Bootstrap(200, 1));
      if (comparison
          .row(Metric.PSNR)
          .orElseThrow()
          .interval(Interpolation.CUBIC)
          .orElseThrow()
          .contains(0)) {
        held++;
      }
    }
    // The percentile interval of 30 pictures is a little short; three deviations are seven.
    assertThat(held).isBetween(85, 100);
  }

  @Test
  void curvesOfDifferentPicturesHaveNoInterval() {
    EvaluationFixture others = new EvaluationFixture(CityscapesClasses.CLASSES, true, 39);
    CurveComparison comparison =
        CurveComparison.of(
            anchor, others.compressible(0.8, 0).features().orElseThrow(), Bootstrap.standard());
    assertThat(comparison.row(Metric.MEAN_IOU).orElseThrow().rates()).hasSize(3);
    assertThat(comparison.row(Metric.MEAN_IOU).orElseThrow().intervals()).isEmpty();
  }

  @Test
  void curvesThatDoNotMeetSayWhy() {
    CurveComparison comparison = CurveComparison.of(anchor, test(0.8, 2), Bootstrap.standard());
    CurveComparison.Row row = comparison.row(Metric.PSNR).orElseThrow();
    assertThat(row.rates()).isEmpty();
    assertThat(row.intervals()).isEmpty();
    assertThat(row.remarks()).anyMatch(remark -> remark.contains("no common quality"));
  }

  private static double width(RateCurve anchor, RateCurve test) {
    CurveComparison comparison = CurveComparison.of(anchor, test, Bootstrap.standard());
    Interval interval =
        comparison.row(Metric.PSNR).orElseThrow().interval(Interpolation.CUBIC).orElseThrow();
    return interval.high() - interval.low();
  }
}

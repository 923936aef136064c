package dev.narrows.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.data.CityscapesClasses;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateCurveTest {
  private final RateCurve curve =
      new EvaluationFixture(CityscapesClasses.CLASSES, true, 4).baseline().features().orElseThrow();

  @Test
  void ofTwoPointsWithTheSameAccuracyTheSmallerIsLeft() {
    RatePoint png = curve.point("png").orElseThrow();
    List<PictureResult> smaller = png.pictures().stream().map(RateCurveTest::halved).toList();
    RatePoint other = RatePoint.of("native:strong", smaller, 100, 100);
    List<RatePoint> points = new ArrayList<>(curve.points());
    points.add(other);

    List<RatePoint> left =
        new RateCurve(curve.name(), curve.kind(), points).frontier(Metric.PSNR).points();

    assertThat(left).contains(other).doesNotContain(png);
  }

  @Test
  void theFrontierIsOfPointsThatNoOtherBeats() {
    for (Metric metric : List.of(Metric.MEAN_IOU, Metric.PSNR)) {
      List<RatePoint> frontier = curve.frontier(metric).points();

      for (RatePoint point : curve.points()) {
        double quality = metric.of(point.accuracy()).orElseThrow();
        boolean beaten =
            curve.points().stream()
                .anyMatch(
                    other ->
                        !other.codec().equals(point.codec())
                            && other.bytes() <= point.bytes()
                            && metric.of(other.accuracy()).orElseThrow() >= quality);
        assertThat(frontier.contains(point)).as("%s, %s", metric, point.codec()).isEqualTo(!beaten);
      }
    }
  }

  private static PictureResult halved(PictureResult result) {
    return new PictureResult(
        result.picture(),
        result.bytes() / 2,
        result.segmentation(),
        result.disparity(),
        result.psnr(),
        result.msSsim(),
        result.times());
  }
}

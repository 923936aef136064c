package dev.narrows.evaluate.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.narrows.evaluate.Golden;
import org.junit.jupiter.api.Test;

class SegmentationCountsTest {
  /** The oracle computed in float64 as well; only the order of sums may differ. */
  private static final double TOLERANCE = 1e-12;

  private final JsonNode golden = Golden.json("task-metrics.json").get("segmentation");

  private SegmentationCounts picture(int index) {
    return SegmentationCounts.of(
        5,
        Golden.bytes(golden.get("labels"), 48 * index, 48),
        Golden.bytes(golden.get("predictions"), 48 * index, 48));
  }

  @Test
  void countsOfAllPicturesAreTheConfusionMatrixsDiagonalAndMarginals() {
    SegmentationCounts sum = picture(0).plus(picture(1));
    double[] confusion = Golden.doubles(golden.get("confusion_rows_are_labels"));
    for (int label = 0; label < 5; label++) {
      double row = 0;
      double column = 0;
      for (int other = 0; other < 5; other++) {
        row += confusion[5 * label + other];
        column += confusion[5 * other + label];
      }
      assertThat(sum.hits()[label]).isEqualTo((long) confusion[6 * label]);
      assertThat(sum.labelled()[label]).isEqualTo((long) row);
      assertThat(sum.predicted()[label]).isEqualTo((long) column);
    }
  }

  @Test
  void metricsEqualTheIndependentOnes() {
    SegmentationCounts sum = picture(0).plus(picture(1));
    double[] perClass = Golden.doubles(golden.get("iou_per_class"));
    for (int label = 0; label < 5; label++) {
      assertThat(sum.intersectionOverUnion(label).getAsDouble())
          .isCloseTo(perClass[label], within(TOLERANCE));
    }
    assertThat(sum.meanIntersectionOverUnion().getAsDouble())
        .isCloseTo(golden.get("mean_iou").doubleValue(), within(TOLERANCE));
    assertThat(sum.pixelAccuracy().getAsDouble())
        .isCloseTo(golden.get("pixel_accuracy").doubleValue(), within(TOLERANCE));
  }

  @Test
  void aClassThatIsNowhereDoesNotEnterTheMean() {
    SegmentationCounts counts =
        SegmentationCounts.of(4, new byte[] {0, 0, 1, 1}, new byte[] {0, 1, 1, 1});
    assertThat(counts.intersectionOverUnion(2)).isEmpty();
    assertThat(counts.meanIntersectionOverUnion()).hasValue((1.0 / 2 + 2.0 / 3) / 2);
  }

  @Test
  void aClassThatIsOnlyPredictedCountsAsZero() {
    SegmentationCounts counts = SegmentationCounts.of(2, new byte[] {0, 0}, new byte[] {0, 1});
    assertThat(counts.meanIntersectionOverUnion()).hasValue(0.25);
  }

  @Test
  void whereAllIsIgnoredThereIsNoMetric() {
    SegmentationCounts counts = SegmentationCounts.of(2, new byte[] {-1, -1}, new byte[] {0, 1});
    assertThat(counts.meanIntersectionOverUnion()).isEmpty();
    assertThat(counts.pixelAccuracy()).isEmpty();
  }

  @Test
  void anIdOutOfRangeIsNamed() {
    assertThatThrownBy(() -> SegmentationCounts.of(2, new byte[] {0, 2}, new byte[] {0, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found label 2")
        .hasMessageContaining("pixel 1");
  }
}

package dev.narrows.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final byte[] RGB = {0, 51, 102, (byte) 153, (byte) 204, (byte) 255};

  private static Sample sample(String name, byte[] labels, float[] disparity) {
    return new Sample(name, 2, 1, RGB, Optional.ofNullable(labels), Optional.ofNullable(disparity));
  }

  @Test
  void coloursBecomePlanesFromZeroToOne() {
    Batch batch = Batch.of(7, List.of(sample("a", null, null), sample("b", null, null)));
    assertThat(batch.step()).isEqualTo(7);
    assertThat(batch.count()).isEqualTo(2);
    assertThat(batch.names()).containsExactly("a", "b");
    assertThat(batch.size()).isEqualTo(new PictureSize(2, 1));
    assertThat(batch.pictures())
        .containsExactly(0f, 0.6f, 0.2f, 0.8f, 0.4f, 1f, 0f, 0.6f, 0.2f, 0.8f, 0.4f, 1f);
    assertThat(batch.labels()).isEmpty();
    assertThat(batch.disparity()).isEmpty();
  }

  @Test
  void mapsStandInTheOrderOfTheSamples() {
    Batch batch =
        Batch.of(
            0,
            List.of(
                sample("a", new byte[] {1, 2}, new float[] {3, 4}),
                sample("b", new byte[] {5, Sample.IGNORE}, new float[] {7, 0})));
    assertThat(batch.labels().orElseThrow()).containsExactly(1, 2, 5, 255);
    assertThat(batch.disparity().orElseThrow()).containsExactly(3, 4, 7, 0);
  }

  @Test
  void samplesWithOtherTasksDoNotFit() {
    assertThatThrownBy(
            () -> Batch.of(0, List.of(sample("a", new byte[2], null), sample("b", null, null))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("b and a do not fit into one batch");
  }
}

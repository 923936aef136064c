package dev.narrows.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StageTimeTest {
  @Test
  void oneRunThatWasDisturbedDoesNotCount() {
    StageTime time = StageTime.of(new double[] {5, 4, 400, 6, 5});

    assertThat(time).isEqualTo(new StageTime(5, 5, 6, 5));
    assertThat(time.spread()).isEqualTo(0.5);
  }

  @Test
  void betweenTwoRunsTheMedianIsInTheMiddle() {
    assertThat(StageTime.of(new double[] {4, 2})).isEqualTo(new StageTime(3, 2.5, 3.5, 2));
  }

  @Test
  void theRunsAreLeftAsTheyWere() {
    double[] runs = {3, 1, 2};

    StageTime.of(runs);

    assertThat(runs).containsExactly(3, 1, 2);
  }

  @Test
  void timesThatCannotBeAreRefused() {
    assertThatThrownBy(() -> StageTime.of(new double[] {1, -1, -1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> StageTime.of(new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package dev.narrows.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rates come as often as their shares say, in any round of pictures. */
class RateScheduleTest {
  @Test
  void eachRateHasItsShare() {
    List<Integer> shares = List.of(1, 1, 1, 3, 3, 3, 2, 2);
    RateSchedule schedule = new RateSchedule(shares);
    int[] count = new int[shares.size()];
    for (int step = 0; step < 12; step++) {
      for (int rate : schedule.of(step, 4)) {
        count[rate]++;
      }
    }
    // 48 pictures are three rounds of 16.
    for (int rate = 0; rate < count.length; rate++) {
      assertThat(count[rate]).isEqualTo(3 * shares.get(rate));
    }
  }

  @Test
  void aBatchIsAMixture() {
    RateSchedule schedule = new RateSchedule(List.of(1, 1, 1, 1, 1));
    for (int step = 0; step < 20; step++) {
      assertThat(schedule.of(step, 4)).doesNotHaveDuplicates();
    }
    assertThat(new RateSchedule(List.of(3)).of(5, 2)).containsExactly(0, 0);
  }
}

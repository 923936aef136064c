package dev.narrows.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingPicturesTest {
  @Test
  void eachPictureIsTakenOrDroppedOnce() {
    for (DropPolicy policy : new DropPolicy[] {DropPolicy.OLDEST, DropPolicy.NEWEST}) {
      WaitingPictures<String> waiting = new WaitingPictures<>(2);
      List<Long> taken = new ArrayList<>();
      List<Long> dropped = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        assertThat(waiting.add("picture", policy, 0)).isEqualTo(i);
        if (i % 7 == 6) {
          taken.add(waiting.take().sequence());
        }
      }
      while (!waiting.isEmpty()) {
        taken.add(waiting.take().sequence());
      }
      while (waiting.hasDropped()) {
        dropped.add(waiting.takeDropped());
      }
      assertThat(taken).hasSize(4).isSorted();
      assertThat(dropped).hasSize(16).isSorted().doesNotContainAnyElementsOf(taken);
    }
  }
}

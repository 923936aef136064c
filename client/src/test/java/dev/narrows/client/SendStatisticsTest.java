package dev.narrows.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.client.SendStatistics.Stage;
import dev.narrows.client.SendStatistics.Summary;
import java.io.IOException;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SendStatisticsTest {
  @Test
  void halfAndNinetyNineOfAHundredAreCounted() {
    SendStatistics statistics = new SendStatistics();
    for (int i = 100; i >= 1; i--) {
      statistics.add(answer(new StageTimes(0, i, 10L * i, 5, 7), 1), 20);
    }
    Summary summary = statistics.summary();
    assertThat(summary.delivered()).isEqualTo(100);
    assertThat(summary.bytes()).isEqualTo(2000);
    assertThat(summary.stages())
        .containsEntry("waiting", new Stage(0, 0))
        .containsEntry("edge", new Stage(50, 99))
        .containsEntry("network", new Stage(500, 990))
        .containsEntry("queue", new Stage(5, 5))
        .containsEntry("cloud", new Stage(7, 7))
        .containsEntry("total", new Stage(562, 1101));
  }

  @Test
  void outcomesAreCountedByTheirKind() {
    SendStatistics statistics = new SendStatistics();
    statistics.add(new StreamOutcome.Delivered(0, answer(new StageTimes(0, 1, 1, 1, 1), 3), 20));
    statistics.add(new StreamOutcome.Dropped(1));
    statistics.add(new StreamOutcome.Dropped(2));
    statistics.add(new StreamOutcome.Failed(3, new IOException("away")));
    Summary summary = statistics.summary();
    assertThat(summary.delivered()).isOne();
    assertThat(summary.dropped()).isEqualTo(2);
    assertThat(summary.failed()).isOne();
    assertThat(summary.retries()).isEqualTo(2);
  }

  @Test
  void nothingSentTakesNoTime() {
    assertThat(new SendStatistics().summary().stages()).containsEntry("total", new Stage(0, 0));
  }

  @Test
  void ofMoreNumbersThanThereIsRoomForEachHasTheSameChance() {
    Samples samples = new Samples();
    int count = 10 * Samples.ROOM;
    for (int i = 0; i < count; i++) {
      samples.add(i);
    }
    // The median of 65536 draws lies within 5 of its standard deviations, 0.5 / 256 of the range.
    assertThat((double) samples.percentile(0.5) / count).isBetween(0.5 - 0.01, 0.5 + 0.01);
  }

  private static Answer answer(StageTimes times, int attempts) {
    return new Answer("id", "1", new TreeMap<>(), times, 1, attempts);
  }
}

package dev.narrows.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
  private final StringWriter text = new StringWriter();
  private final AtomicLong seconds = new AtomicLong();

  @Test
  void aLineSaysHowFarTheWorkIsAndHowLongItStillTakes() {
    try (Progress progress = progress(100)) {
      progress.at(0, "");
      seconds.set(30);
      progress.at(25, "loss 0.5");
      seconds.set(120);
    }
    assertThat(text.toString().lines())
        .containsExactly("work: 25 of 100 (25 %), 1 min 30 s left, loss 0.5", "work: 2 min 0 s");
  }

  @Test
  void linesAreSecondsApart() {
    try (Progress progress = progress(1000)) {
      for (int i = 0; i < 100; i++) {
        seconds.set(i);
        progress.at(i, "");
      }
    }
    assertThat(text.toString().lines().count()).isBetween(9L, 12L);
  }

  @Test
  void thePaceOfAResumedWorkIsThatOfThisRun() {
    try (Progress progress = progress(100)) {
      progress.at(80, "");
      seconds.set(10);
      progress.at(90, "");
    }
    assertThat(text.toString()).contains("90 of 100 (90 %), 10 s left");
  }

  @ParameterizedTest
  @CsvSource({"0, 0 s", "59, 59 s", "60, 1 min 0 s", "3599, 59 min 59 s", "7260, 2 h 1 min"})
  void durationsAreForPeople(long length, String expected) {
    assertThat(Durations.text(length)).isEqualTo(expected);
  }

  private Progress progress(long total) {
    return new LineProgress(
        new PrintWriter(text), "work", total, () -> seconds.get() * 1_000_000_000L);
  }
}

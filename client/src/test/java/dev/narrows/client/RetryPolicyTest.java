package dev.narrows.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final RetryPolicy POLICY =
      new RetryPolicy(5, Duration.ofMillis(100), Duration.ofSeconds(1));

  @Test
  void waitsDoubleUpToTheLongest() {
    long[] most = {100, 200, 400, 800, 1000, 1000};
    RandomGenerator random = new SplittableRandom(1);
    for (int failures = 1; failures <= most.length; failures++) {
      long longest = Duration.ofMillis(most[failures - 1]).toNanos();
      int count = failures;
      List<Long> waits =
          Stream.generate(() -> POLICY.waitNanoseconds(count, random)).limit(1000).toList();
      assertThat(waits).allMatch(wait -> wait > longest / 2 - 1 && wait <= longest);
      // A thousand draws from the half that is random come near to both its ends.
      assertThat(Collections.max(waits)).isGreaterThan(longest * 95 / 100);
      assertThat(Collections.min(waits)).isLessThan(longest * 55 / 100);
    }
    assertThat(POLICY.waitNanoseconds(Integer.MAX_VALUE, random))
        .isBetween(500_000_000L, 1_000_000_000L);
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> new RetryPolicy(0, Duration.ofMillis(1), Duration.ofMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetryPolicy(1, Duration.ZERO, Duration.ofMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetryPolicy(1, Duration.ofMillis(2), Duration.ofMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

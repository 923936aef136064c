package dev.narrows.plan.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.plan.Bandwidth;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final long MILLISECOND = 1_000_000;
  // 1 byte in 1 µs.
  private static final Bandwidth RATE = Bandwidth.ofMegabits(8);
  // Before the clock's overflow, which nanoTime may reach at any moment.
  private static final long START = Math.subtractExact(Long.MAX_VALUE, MILLISECOND);

  @Test
  void bytesPassOneAfterAnother() {
    TokenBucket bucket = new TokenBucket(RATE, 0);

    assertThat(bucket.pass(START, 1000) - START).isEqualTo(MILLISECOND);
    assertThat(bucket.pass(START, 500) - START).isEqualTo(MILLISECOND * 3 / 2);
    assertThat(bucket.pass(START + MILLISECOND, 500) - START).isEqualTo(2 * MILLISECOND);
  }

  @Test
  void withoutCapacityAPauseSavesNothing() {
    TokenBucket bucket = new TokenBucket(RATE, 0);
    bucket.pass(START, 1000);

    long later = START + 5 * MILLISECOND;
    assertThat(bucket.pass(later, 1000) - later).isEqualTo(MILLISECOND);
  }

  @Test
  void afterAPauseAsMuchAsTheBucketHoldsPassesAtOnce() {
    TokenBucket bucket = new TokenBucket(RATE, 2000);

    assertThat(bucket.pass(START, 2000)).isEqualTo(START);
    assertThat(bucket.pass(START, 1000) - START).isEqualTo(MILLISECOND);
    long later = START + 2 * MILLISECOND;
    assertThat(bucket.pass(later, 1000)).isEqualTo(later);
    assertThat(bucket.pass(later, 1000) - later).isEqualTo(MILLISECOND);
  }

  @Test
  void overALongTimeTheRateIsKept() {
    TokenBucket bucket = new TokenBucket(RATE, 1500);
    long now = START;
    for (int i = 0; i < 10_000; i++) {
      now = bucket.pass(now, 1 + i % 1500);
    }

    long bytes = 0;
    for (int i = 0; i < 10_000; i++) {
      bytes += 1 + i % 1500;
    }
    assertThat(now - START).isEqualTo((bytes - 1500) * MILLISECOND / 1000);
  }
}

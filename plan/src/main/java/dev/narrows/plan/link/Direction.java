package dev.narrows.plan.link;

import dev.narrows.plan.Bandwidth;
import dev.narrows.plan.TcpSegments;
import java.time.Duration;

/** One direction of a link, shared by its connections. Safe for use by several threads. */
final class Direction {
  private static final long LEAST_BUFFER = 64 * 1024;
  private static final long MOST_BUFFER = 64 * 1024 * 1024;

  private final TokenBucket bucket;
  private final long delay;
  private final int buffer;
  private long payload;
  private long wire;

  Direction(Bandwidth rate, Duration delay) {
    bucket = new TokenBucket(rate, 0);
    this.delay = delay.toNanos();
    // Twice what is under way when the line is full: less would throttle it.
    double underWay = rate.bitsPerSecond() / Byte.SIZE * delay.toNanos() / 1e9;
    buffer = (int) Math.min(MOST_BUFFER, Math.max(LEAST_BUFFER, Math.round(2 * underWay)));
  }

  /** How many bytes of a connection may be under way at once. */
  int buffer() {
    return buffer;
  }

  /** When bytes that are sent now arrive, the last of them. */
  synchronized long arrival(long now, int bytes) {
    long packets = TcpSegments.wireBytes(bytes);
    payload += bytes;
    wire += packets;
    return bucket.pass(now, packets) + delay;
  }

  synchronized Traffic traffic() {
    return new Traffic(payload, wire);
  }
}

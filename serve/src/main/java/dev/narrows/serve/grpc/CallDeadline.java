package dev.narrows.serve.grpc;

import io.grpc.Context;
import io.grpc.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The deadline of the call at hand. */
final class CallDeadline {
  private CallDeadline() {}

  /** How much time is left, if the caller has said so. */
  static Optional<Duration> left() {
    return Optional.ofNullable(Context.current().getDeadline()).map(CallDeadline::left);
  }

  private static Duration left(Deadline deadline) {
    return Duration.ofNanos(Math.max(0, deadline.timeRemaining(TimeUnit.NANOSECONDS)));
  }
}

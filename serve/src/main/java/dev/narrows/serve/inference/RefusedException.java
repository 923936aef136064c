package dev.narrows.serve.inference;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A request that has no answer; the message is one line for the caller. */
public final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Refusal reason;
  private final transient Optional<Duration> retryAfter;

  private RefusedException(
      Refusal reason, String message, Optional<Duration> retryAfter, Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  /**
   * A request that would fail again.
   *
   * @param message what was expected and what was found
   */
  public RefusedException(Refusal reason, String message) {
    this(reason, message, Optional.empty(), null);
  }

  /** The same with what led to it. */
  public RefusedException(Refusal reason, String message, Throwable cause) {
    this(reason, message, Optional.empty(), cause);
  }

  /**
   * A request that may succeed later.
   *
   * @param retryAfter how much later, roughly
   */
  public RefusedException(Refusal reason, String message, Duration retryAfter) {
    this(reason, message, Optional.of(retryAfter), null);
  }

  /** Why. */
  public Refusal reason() {
    return reason;
  }

  /** When to try again, from now, if that is known. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}

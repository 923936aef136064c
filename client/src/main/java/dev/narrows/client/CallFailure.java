package dev.narrows.client;

import dev.narrows.protocol.Parameters;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Why a call, or a picture of a stream, got no result.
 *
 * @param code in gRPC's terms
 * @param text what is known beside
 * @param hint when to return as the server says, nanoseconds from then; negative for never
 */
record CallFailure(Status.Code code, String text, OptionalLong hint) {
  private static final Metadata.Key<String> PUSHBACK =
      Metadata.Key.of(Parameters.RETRY_PUSHBACK_MS, Metadata.ASCII_STRING_MARSHALLER);

  /** What ended a call. */
  static CallFailure of(Status status, Metadata trailers) {
    String pushback = trailers == null ? null : trailers.get(PUSHBACK);
    OptionalLong hint = OptionalLong.empty();
    if (pushback != null) {
      // By gRPC's custom, what is no number means the same as a negative one.
      boolean number = pushback.matches("[0-9]{1,9}");
      hint = OptionalLong.of(number ? milliseconds(Long.parseLong(pushback)) : -1);
    }
    return new CallFailure(status.getCode(), text(status), hint);
  }

  /** What a stream says about one picture. */
  static CallFailure of(int code, String text, long retryAfterMilliseconds) {
    boolean known = retryAfterMilliseconds > 0 && retryAfterMilliseconds <= Integer.MAX_VALUE;
    return new CallFailure(
        Status.fromCodeValue(code).getCode(),
        text,
        known ? OptionalLong.of(milliseconds(retryAfterMilliseconds)) : OptionalLong.empty());
  }

  /** Whether the same call may succeed later, as the server was not there or had no room. */
  boolean passes() {
    return switch (code) {
      case UNAVAILABLE, CANCELLED -> !never();
      // What gRPC says of messages that are too large never passes.
      case RESOURCE_EXHAUSTED -> !never() && !text.contains("exceeds maximum size");
      case OK,
          UNKNOWN,
          INVALID_ARGUMENT,
          DEADLINE_EXCEEDED,
          NOT_FOUND,
          ALREADY_EXISTS,
          PERMISSION_DENIED,
          FAILED_PRECONDITION,
          ABORTED,
          OUT_OF_RANGE,
          UNIMPLEMENTED,
          INTERNAL,
          DATA_LOSS,
          UNAUTHENTICATED ->
          false;
    };
  }

  /**
   * Whether a stream that has ended so may be begun again. A server that dies, or is about to end,
   * ends streams in more ways than calls.
   */
  boolean streamPasses() {
    return switch (code) {
      case UNKNOWN, DEADLINE_EXCEEDED, ABORTED, INTERNAL -> !never();
      case OK,
          CANCELLED,
          INVALID_ARGUMENT,
          NOT_FOUND,
          ALREADY_EXISTS,
          PERMISSION_DENIED,
          RESOURCE_EXHAUSTED,
          FAILED_PRECONDITION,
          OUT_OF_RANGE,
          UNIMPLEMENTED,
          UNAVAILABLE,
          DATA_LOSS,
          UNAUTHENTICATED ->
          passes();
    };
  }

  private boolean never() {
    return hint.isPresent() && hint.getAsLong() < 0;
  }

  /** As an exception, in one line. */
  CallException exception(String server, int attempts, Throwable cause) {
    String tries = attempts > 1 ? " (after " + attempts + " attempts)" : "";
    return new CallException(code, server + ": " + this + tries, cause);
  }

  @Override
  public String toString() {
    String words = code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return text.isEmpty() ? words : words + ": " + text;
  }

  /** gRPC says "io exception" and keeps the reason in the cause. */
  private static String text(Status status) {
    String description = Optional.ofNullable(status.getDescription()).orElse("");
    Throwable root = status.getCause();
    while (root != null && root.getCause() != null) {
      root = root.getCause();
    }
    String reason = root == null || root.getMessage() == null ? "" : root.getMessage();
    String text =
        reason.isEmpty() || description.contains(reason)
            ? description
            : description.isEmpty() ? reason : description + ": " + reason;
    return text.strip().replaceAll("\\s*\\R\\s*", "; ");
  }

  private static long milliseconds(long count) {
    return TimeUnit.MILLISECONDS.toNanos(count);
  }
}

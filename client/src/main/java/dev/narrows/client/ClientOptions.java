package dev.narrows.client;

import java.time.Duration;
import java.util.Optional;

/**
 * Which server, and how to speak with it.
 *
 * @param target {@code HOST:PORT}, or another name that gRPC resolves, such as {@code
 *     dns:///narrows.example:8001}
 * @param security of the connection
 * @param token what the server knows the caller by
 * @param deadline of a call with all its attempts
 * @param patience of one attempt: without an answer for so long, the connection is taken for dead
 *     and another is made
 * @param retries of calls that the server could not take
 * @param maxAnswerBytes refuses answers that are larger
 */
public record ClientOptions(
    String target,
    TransportSecurity security,
    Optional<BearerToken> token,
    Duration deadline,
    Duration patience,
    RetryPolicy retries,
    int maxAnswerBytes) {
  private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(30);
  private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(10);
  private static final int DEFAULT_ANSWER_BYTES = 1 << 28;

  /**
   * @throws IllegalArgumentException if a time is not above 0, or no answer may have a byte
   */
  public ClientOptions {
    requirePositive("deadline", deadline);
    requirePositive("patience", patience);
    if (target.isBlank() || maxAnswerBytes < 1) {
      throw new IllegalArgumentException(
          "expected a server and answers of a byte or more, found '"
              + (target + "' and " + maxAnswerBytes + " bytes"));
    }
  }

  /** A server without TLS and token; 30 s a call, 10 s an attempt, five attempts, 256 MiB. */
  public static ClientOptions of(String target) {
    return new ClientOptions(
        target,
        new TransportSecurity.Plain(),
        Optional.empty(),
        DEFAULT_DEADLINE,
        DEFAULT_PATIENCE,
        RetryPolicy.DEFAULT,
        DEFAULT_ANSWER_BYTES);
  }

  /** The same with another security. */
  public ClientOptions withSecurity(TransportSecurity other) {
    return new ClientOptions(target, other, token, deadline, patience, retries, maxAnswerBytes);
  }

  /** The same with a token. */
  public ClientOptions withToken(BearerToken own) {
    return new ClientOptions(
        target, security, Optional.of(own), deadline, patience, retries, maxAnswerBytes);
  }

  /** The same with other times. */
  public ClientOptions withTimes(Duration ofCall, Duration ofAttempt) {
    return new ClientOptions(target, security, token, ofCall, ofAttempt, retries, maxAnswerBytes);
  }

  /** The same with other retries. */
  public ClientOptions withRetries(RetryPolicy other) {
    return new ClientOptions(target, security, token, deadline, patience, other, maxAnswerBytes);
  }

  private static void requirePositive(String what, Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException(what + ": expected more than no time, found " + time);
    }
  }
}

package dev.narrows.serve.http;

import dev.narrows.serve.http.demo.DemoException;
import dev.narrows.serve.inference.Refusal;
import dev.narrows.serve.inference.RefusedException;
import dev.narrows.serve.models.UnknownModelException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What callers are told where a call has failed. */
final class Failures {
  private static final String RETRY_AFTER = "Retry-After";

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /**
   * The answer to a call that has failed. What is no fault of the caller is logged, and the caller
   * learns no more than that.
   *
   * @param id of the call
   */
  static HttpReply reply(String id, Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof BadRequestException bad) {
      HttpReply reply = HttpReply.error(bad.status(), bad.getMessage());
      return bad.status() == 401 ? reply.with("WWW-Authenticate", "Bearer") : reply;
    }
    if (cause instanceof DemoException bad) {
      return HttpReply.error(400, bad.getMessage());
    }
    if (cause instanceof UnknownModelException unknown) {
      return HttpReply.error(404, unknown.getMessage());
    }
    if (cause instanceof RefusedException refused) {
      return refused(refused);
    }
    if (cause instanceof CancellationException) {
      return HttpReply.error(503, "the call has been cancelled");
    }
    LOG.atError().addKeyValue("request_id", id).setCause(cause).log("a call has failed");
    return HttpReply.error(500, "the server failed; its log has the reason under " + id);
  }

  private static HttpReply refused(RefusedException refused) {
    HttpReply reply = HttpReply.error(status(refused.reason()), refused.getMessage());
    return refused.retryAfter().map(time -> reply.with(RETRY_AFTER, seconds(time))).orElse(reply);
  }

  private static int status(Refusal reason) {
    return switch (reason) {
      case INVALID_ARGUMENT -> 400;
      case TOO_LARGE -> 413;
      case NOT_FOUND -> 404;
      case RESOURCE_EXHAUSTED -> 429;
      case DEADLINE_EXCEEDED -> 504;
      case UNAVAILABLE -> 503;
      case INTERNAL -> 500;
    };
  }

  /** Whole seconds, at least one: HTTP knows no shorter time. */
  private static String seconds(Duration time) {
    return String.valueOf(Math.max(1, (time.toMillis() + 999) / 1000));
  }
}

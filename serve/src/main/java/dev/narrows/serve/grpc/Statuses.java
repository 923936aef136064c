package dev.narrows.serve.grpc;

import com.google.protobuf.Duration;
import com.google.rpc.RetryInfo;
import dev.narrows.protocol.Parameters;
import dev.narrows.serve.inference.Refusal;
import dev.narrows.serve.inference.RefusedException;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import java.util.concurrent.CancellationException;

/** Refusals as statuses of gRPC. */
final class Statuses {
  private static final Metadata.Key<String> PUSHBACK =
      Metadata.Key.of(Parameters.RETRY_PUSHBACK_MS, Metadata.ASCII_STRING_MARSHALLER);
  private static final Metadata.Key<RetryInfo> RETRY =
      ProtoUtils.keyForProto(RetryInfo.getDefaultInstance());

  private Statuses() {}

  /** The status of a request that failed. */
  static Status of(Throwable failure) {
    if (failure instanceof RefusedException refused) {
      return code(refused.reason()).toStatus().withDescription(refused.getMessage());
    }
    if (failure instanceof CancellationException) {
      return Status.CANCELLED.withDescription("the caller has gone");
    }
    return Status.INTERNAL.withDescription("request failed; see the server's log");
  }

  /** The same as an exception, with the hint when to retry, if there is one. */
  static StatusRuntimeException exception(Throwable failure) {
    Metadata trailers = new Metadata();
    if (failure instanceof RefusedException refused) {
      refused.retryAfter().ifPresent(after -> addRetry(trailers, after));
    }
    return of(failure).asRuntimeException(trailers);
  }

  /** A hint when to retry. */
  static void addRetry(Metadata trailers, java.time.Duration after) {
    trailers.put(PUSHBACK, Long.toString(after.toMillis()));
    Duration delay =
        Duration.newBuilder().setSeconds(after.toSeconds()).setNanos(after.toNanosPart()).build();
    trailers.put(RETRY, RetryInfo.newBuilder().setRetryDelay(delay).build());
  }

  private static Status.Code code(Refusal reason) {
    return switch (reason) {
      case INVALID_ARGUMENT, TOO_LARGE -> Status.Code.INVALID_ARGUMENT;
      case NOT_FOUND -> Status.Code.NOT_FOUND;
      case RESOURCE_EXHAUSTED -> Status.Code.RESOURCE_EXHAUSTED;
      case DEADLINE_EXCEEDED -> Status.Code.DEADLINE_EXCEEDED;
      case UNAVAILABLE -> Status.Code.UNAVAILABLE;
      case INTERNAL -> Status.Code.INTERNAL;
    };
  }
}

package dev.narrows.client;

import dev.narrows.protocol.Parameters;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Makes one call as often as it takes, within its deadline. */
final class Attempts {
  private static final Metadata.Key<String> REQUEST_ID =
      Metadata.Key.of(Parameters.REQUEST_ID, Metadata.ASCII_STRING_MARSHALLER);

  private final Connection connection;
  private final ClientOptions options;
  private final Channel identified;
  private final long start = System.nanoTime();

  Attempts(Connection connection, ClientOptions options, String id) {
    this.connection = connection;
    this.options = options;
    Metadata headers = new Metadata();
    headers.put(REQUEST_ID, id);
    identified =
        ClientInterceptors.intercept(
            connection.channel(), MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  /**
   * An answer.
   *
   * @param response what came
   * @param attempts how many there were, the good one included
   * @param waitedNanoseconds time before the good one
   * @param tookNanoseconds time of the good one
   */
  record Outcome<T>(T response, int attempts, long waitedNanoseconds, long tookNanoseconds) {}

  /**
   * Makes it.
   *
   * @param call makes an attempt through a channel
   * @throws CallException if the last attempt fails, or the first that no other would mend
   * @throws InterruptedIOException if the thread is interrupted
   */
  <T> Outcome<T> make(Function<Channel, T> call) throws IOException {
    for (int attempt = 1; ; attempt++) {
      long begin = System.nanoTime();
      long left = options.deadline().toNanos() - (begin - start);
      long allowed = Math.min(left, options.patience().toNanos());
      try {
        T response = call.apply(within(allowed));
        return new Outcome<>(response, attempt, begin - start, System.nanoTime() - begin);
      } catch (StatusRuntimeException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw interrupted();
        }
        CallFailure failure = CallFailure.of(e.getStatus(), e.getTrailers());
        boolean silent =
            failure.code() == Status.Code.DEADLINE_EXCEEDED && System.nanoTime() - begin >= allowed;
        if (silent) {
          connection.abandon();
        }
        long wait = wait(failure, attempt, silent);
        left = options.deadline().toNanos() - (System.nanoTime() - start);
        boolean mends = (silent || failure.passes()) && attempt < options.retries().attempts();
        if (!mends || wait >= left) {
          throw failure.exception(connection.server(), attempt, e);
        }
        sleep(wait);
        connection.retryNow();
      }
    }
  }

  private long wait(CallFailure failure, int attempt, boolean silent) {
    if (silent) {
      // The time that it was silent was wait enough.
      return 0;
    }
    return failure
        .hint()
        .orElseGet(() -> options.retries().waitNanoseconds(attempt, ThreadLocalRandom.current()));
  }

  private Channel within(long nanoseconds) {
    return ClientInterceptors.intercept(
        identified,
        new ClientInterceptor() {
          @Override
          public <A, B> ClientCall<A, B> interceptCall(
              MethodDescriptor<A, B> method, CallOptions call, Channel next) {
            return next.newCall(
                method, call.withDeadlineAfter(Math.max(1, nanoseconds), TimeUnit.NANOSECONDS));
          }
        });
  }

  private static void sleep(long nanoseconds) throws InterruptedIOException {
    try {
      TimeUnit.NANOSECONDS.sleep(nanoseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted();
    }
  }

  private static InterruptedIOException interrupted() {
    return new InterruptedIOException("call: interrupted");
  }
}

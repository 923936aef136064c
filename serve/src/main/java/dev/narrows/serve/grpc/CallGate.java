package dev.narrows.serve.grpc;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.health.v1.HealthGrpc;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in so many calls at once. Others are refused when their headers come, before there is memory
 * for their messages.
 */
final class CallGate implements ServerInterceptor {
  private static final Duration RETRY = Duration.ofMillis(200);

  private static final Logger LOG = LoggerFactory.getLogger(CallGate.class);

  private final int calls;
  private final Semaphore places;
  private final Refused refused;

  CallGate(int calls, Refused refused) {
    this.calls = calls;
    this.refused = refused;
    places = new Semaphore(calls);
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (HealthGrpc.SERVICE_NAME.equals(call.getMethodDescriptor().getServiceName())) {
      return next.startCall(call, headers);
    }
    if (!places.tryAcquire()) {
      Metadata trailers = new Metadata();
      Statuses.addRetry(trailers, RETRY);
      Status status =
          Status.RESOURCE_EXHAUSTED.withDescription(
              "calls: expected fewer than " + calls + " at once");
      return refused.close(call, status, trailers);
    }
    try {
      return new Leaving<>(next.startCall(call, headers), places);
    } catch (RuntimeException failure) {
      places.release();
      throw failure;
    }
  }

  /**
   * Until all calls have ended; then none is let in any more.
   *
   * @param patience how long at most
   */
  void awaitEmpty(Duration patience) {
    try {
      boolean empty = places.tryAcquire(calls, patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!empty) {
        LOG.warn("calls still run after {} ms; they are ended", patience.toMillis());
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  /** Gives the place back when the call ends, whichever way. */
  private static final class Leaving<Q> extends SimpleForwardingServerCallListener<Q> {
    private final Semaphore places;
    private final AtomicBoolean left = new AtomicBoolean();

    private Leaving(ServerCall.Listener<Q> listener, Semaphore places) {
      super(listener);
      this.places = places;
    }

    @Override
    public void onComplete() {
      leave();
      super.onComplete();
    }

    @Override
    public void onCancel() {
      leave();
      super.onCancel();
    }

    private void leave() {
      if (left.compareAndSet(false, true)) {
        places.release();
      }
    }
  }
}

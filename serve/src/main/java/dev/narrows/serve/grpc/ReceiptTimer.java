package dev.narrows.serve.grpc;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends calls of one message whose message does not come, so that they keep no place for ever. */
final class ReceiptTimer implements ServerInterceptor {
  private final Duration longest;
  private final ScheduledExecutorService timer;
  private final Refused refused;

  ReceiptTimer(Duration longest, ScheduledExecutorService timer, Refused refused) {
    this.longest = longest;
    this.timer = timer;
    this.refused = refused;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    ServerCall.Listener<Q> listener = next.startCall(call, headers);
    if (call.getMethodDescriptor().getType() != MethodType.UNARY) {
      return listener;
    }
    AtomicBoolean decided = new AtomicBoolean();
    Runnable expiry =
        () -> {
          if (decided.compareAndSet(false, true)) {
            Status status =
                Status.DEADLINE_EXCEEDED.withDescription(
                    "message: expected within " + longest.toMillis() + " ms, found a part of it");
            refused.report(call, status);
            call.close(status, new Metadata());
          }
        };
    Future<?> waiting = timer.schedule(expiry, longest.toMillis(), TimeUnit.MILLISECONDS);
    return new Receipt<>(listener, decided, waiting);
  }

  /** Whichever comes first, the message or the expiry, decides; the other does nothing. */
  private static final class Receipt<Q> extends SimpleForwardingServerCallListener<Q> {
    private final AtomicBoolean decided;
    private final Future<?> waiting;

    private Receipt(ServerCall.Listener<Q> listener, AtomicBoolean decided, Future<?> waiting) {
      super(listener);
      this.decided = decided;
      this.waiting = waiting;
    }

    @Override
    public void onHalfClose() {
      if (decided.compareAndSet(false, true)) {
        waiting.cancel(false);
        super.onHalfClose();
      }
    }

    @Override
    public void onCancel() {
      decided.set(true);
      waiting.cancel(false);
      super.onCancel();
    }
  }
}

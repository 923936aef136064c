package dev.narrows.client;

import dev.narrows.protocol.Parameters;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** What befalls the requests of a test's server, and which of them came. Outlives the server. */
final class Trouble {
  private final Queue<StatusRuntimeException> refusals = new ConcurrentLinkedQueue<>();
  private final List<String> ids = Collections.synchronizedList(new ArrayList<>());
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile Runnable atAnswer = () -> {};
  private volatile Optional<Metadata> headers = Optional.empty();

  /** One of the next requests is refused. */
  void refuse(Status status) {
    refusals.add(status.asRuntimeException());
  }

  /** One of the next requests is refused, with what the server says of a retry. */
  void refuse(Status status, String pushback) {
    Metadata trailers = new Metadata();
    trailers.put(
        Metadata.Key.of(Parameters.RETRY_PUSHBACK_MS, Metadata.ASCII_STRING_MARSHALLER), pushback);
    refusals.add(status.asRuntimeException(trailers));
  }

  /** Requests wait until {@link #open()}. */
  void close() {
    gate = new CountDownLatch(1);
  }

  void open() {
    gate.countDown();
  }

  /** Called before each answer. */
  void atAnswer(Runnable action) {
    atAnswer = action;
  }

  /** Ids of the requests that came, in their order. */
  List<String> ids() {
    synchronized (ids) {
      return List.copyOf(ids);
    }
  }

  /** The headers of the last call. */
  Optional<Metadata> headers() {
    return headers;
  }

  void received(Metadata of) {
    headers = Optional.of(of);
  }

  /** A request comes; returns when it is to be answered. */
  Optional<StatusRuntimeException> meet(String id) {
    ids.add(id);
    try {
      gate.await();
    } catch (InterruptedException e) {
      // The server is being stopped: nobody reads the answer.
      Thread.currentThread().interrupt();
    }
    Optional<StatusRuntimeException> refusal = Optional.ofNullable(refusals.poll());
    if (refusal.isEmpty()) {
      atAnswer.run();
    }
    return refusal;
  }
}

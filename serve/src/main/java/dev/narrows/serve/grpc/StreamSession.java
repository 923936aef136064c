package dev.narrows.serve.grpc;

import dev.narrows.protocol.stream.StreamRequest;
import dev.narrows.protocol.stream.StreamResponse;
import dev.narrows.serve.ServerParts;
import dev.narrows.serve.inference.InferenceResult;
import dev.narrows.serve.inference.RefusedException;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One stream. Flow control by demand: at most so many pictures are between their reading and the
 * writing of their answers. The next is read only when an answer has been handed to a connection
 * that has room for it, so a slow reader makes the server read slowly, and not remember much.
 */
final class StreamSession implements StreamObserver<StreamRequest> {
  private final ServerParts parts;
  private final ServerCallStreamObserver<StreamResponse> call;
  private final Deque<StreamResponse> ready = new ArrayDeque<>();
  private final Map<Long, CompletableFuture<InferenceResult>> running = new HashMap<>();
  private long count;
  private int outstanding;
  private boolean noMore;
  private boolean draining;
  private boolean ended;

  StreamSession(ServerParts parts, ServerCallStreamObserver<StreamResponse> call) {
    this.parts = parts;
    this.call = call;
  }

  @Override
  public void onNext(StreamRequest message) {
    long number;
    synchronized (this) {
      if (draining || ended) {
        // Unanswered: the end of the stream tells the caller to send it elsewhere.
        return;
      }
      outstanding++;
      number = count++;
    }
    CompletableFuture<InferenceResult> answer;
    try {
      answer = parts.inference().submit(StreamMessages.read(message));
    } catch (RefusedException refused) {
      parts.requests().ended(refused.reason().name(), "", 0);
      answered(StreamMessages.failed(message.getId(), refused));
      return;
    }
    synchronized (this) {
      running.put(number, answer);
      if (ended) {
        answer.cancel(false);
      }
    }
    var unused =
        answer.whenComplete(
            (result, failure) -> {
              synchronized (this) {
                running.remove(number);
              }
              answered(
                  failure == null
                      ? StreamMessages.write(message.getId(), result)
                      : StreamMessages.failed(message.getId(), failure));
            });
  }

  private synchronized void answered(StreamResponse response) {
    ready.add(response);
    flush();
  }

  /** Writes what the connection has room for. */
  synchronized void flush() {
    while (!ended && !ready.isEmpty() && call.isReady()) {
      call.onNext(ready.remove());
      outstanding--;
      if (!draining) {
        call.request(1);
      }
    }
    if (outstanding > 0 || ended) {
      return;
    }
    if (noMore) {
      ended = true;
      call.onCompleted();
    } else if (draining) {
      ended = true;
      call.onError(
          Status.UNAVAILABLE.withDescription("the server is about to end").asRuntimeException());
    }
  }

  /** Answers what has been read, reads no more, and ends. */
  synchronized void drain() {
    draining = true;
    flush();
  }

  @Override
  public synchronized void onCompleted() {
    noMore = true;
    flush();
  }

  @Override
  public void onError(Throwable gone) {
    gone();
  }

  /** Nobody reads any more. */
  void gone() {
    List<CompletableFuture<InferenceResult>> unwanted;
    synchronized (this) {
      ended = true;
      ready.clear();
      unwanted = List.copyOf(running.values());
    }
    unwanted.forEach(answer -> answer.cancel(false));
  }
}

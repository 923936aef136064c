package dev.narrows.client;

import dev.narrows.protocol.stream.StreamResponse;
import dev.narrows.runtime.EncodedPicture;
import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A sequence of pictures on its way to a server. Every picture has one outcome: it was delivered,
 * failed, or was dropped as the policy says. Those that were delivered or failed are told of in the
 * order in which they were given, whatever becomes of the server meanwhile: a picture that was with
 * a server that is gone is sent again under the same id. Memory is bounded by the room that the
 * options give.
 *
 * <p>Pictures are given by any thread. A thread of the stream encodes and sends them, another tells
 * the listener; a listener that is slow makes the stream slow, so pictures are dropped or wait.
 *
 * @param <P> what pictures are given as
 */
public final class PictureStream<P> implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final StreamState<P> state;
  private final StreamOptions options;
  private final PictureEncoder<P> encoder;
  private final Consumer<StreamOutcome> listener;
  private final Thread sender = new Thread(this::send, "narrows-stream-sender");
  private final Thread teller = new Thread(this::tell, "narrows-stream-teller");
  private RuntimeException fault;
  private boolean sent;

  private PictureStream(
      Connection connection,
      RetryPolicy retries,
      StreamOptions options,
      PictureEncoder<P> encoder,
      Consumer<StreamOutcome> listener) {
    this.options = options;
    this.encoder = encoder;
    this.listener = listener;
    state = new StreamState<>(connection, retries, options, new Signals());
  }

  static <P> PictureStream<P> start(
      Connection connection,
      RetryPolicy retries,
      StreamOptions options,
      PictureEncoder<P> encoder,
      Consumer<StreamOutcome> listener) {
    PictureStream<P> stream = new PictureStream<>(connection, retries, options, encoder, listener);
    stream.sender.setDaemon(true);
    stream.teller.setDaemon(true);
    stream.sender.start();
    stream.teller.start();
    return stream;
  }

  /**
   * Gives a picture. Returns at once, unless the policy is that none is dropped: then when there is
   * room.
   *
   * @return the number by which its outcome is told, from 0
   * @throws IOException if the stream has failed: no picture will be sent any more
   * @throws InterruptedException if the thread is interrupted while it waits for room
   * @throws IllegalStateException if the stream is finished
   */
  public long offer(P picture) throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      while (options.policy() == DropPolicy.NONE && state.open() && state.waiting().full()) {
        changed.await();
      }
      state.requireOpen();
      long sequence = state.waiting().add(picture, options.policy(), System.nanoTime());
      changed.signalAll();
      return sequence;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends the stream in order: waits until every picture has come to its end and the listener knows.
   *
   * @throws IOException if the stream has failed; the listener knows of each picture all the same
   * @throws InterruptedException if the thread is interrupted; the stream goes on
   */
  public void finish() throws IOException, InterruptedException {
    change(state::finish);
    sender.join();
    teller.join();
    if (fault != null) {
      throw fault;
    }
    state.throwFailure();
  }

  /** Ends the stream at once; pictures that are not delivered fail. Waits for the listener. */
  @Override
  public void close() {
    change(state::abort);
    try {
      sender.join();
      teller.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Encodes and sends until the end. */
  private void send() {
    try {
      WaitingPictures.Waiting<P> next = next();
      while (next != null) {
        Flight flight = encode(next);
        change(() -> state.add(flight));
        next = next();
      }
    } catch (RuntimeException e) {
      fails(e);
    } catch (InterruptedException e) {
      fails(new IllegalStateException("stream: its sender was interrupted", e));
    } finally {
      change(
          () -> {
            state.giveUpWaiting();
            sent = true;
          });
    }
  }

  /** The next to be encoded, when there is room for it; null at the end. */
  private WaitingPictures.Waiting<P> next() throws InterruptedException {
    lock.lock();
    try {
      while (true) {
        long pause = state.advance(System.nanoTime());
        if (state.over()) {
          return null;
        }
        if (!state.flights().full() && !state.waiting().isEmpty()) {
          changed.signalAll();
          return state.waiting().take();
        }
        long left = changed.awaitNanos(pause);
        assert left <= pause;
      }
    } finally {
      lock.unlock();
    }
  }

  private Flight encode(WaitingPictures.Waiting<P> next) {
    try {
      EncodedPicture encoded = encoder.encode(next.picture());
      return new Flight(
          next.sequence(), encoded, InferenceRequest.newId(), next.offered(), System.nanoTime());
    } catch (IOException e) {
      return Flight.ended(new StreamOutcome.Failed(next.sequence(), e));
    } catch (RuntimeException e) {
      fails(e);
      IOException failure = new IOException("picture: its encoder failed: " + e, e);
      return Flight.ended(new StreamOutcome.Failed(next.sequence(), failure));
    }
  }

  /** Tells the listener until the end. */
  private void tell() {
    try {
      while (true) {
        StreamOutcome outcome;
        boolean flown;
        lock.lock();
        try {
          while (!state.waiting().hasDropped() && state.flights().landed().isEmpty()) {
            if (sent && state.flights().isEmpty()) {
              return;
            }
            changed.await();
          }
          flown = !state.waiting().hasDropped();
          outcome =
              flown
                  ? state.flights().landed().orElseThrow().outcome()
                  : new StreamOutcome.Dropped(state.waiting().takeDropped());
        } finally {
          lock.unlock();
        }
        listener.accept(outcome);
        if (flown) {
          change(state.flights()::removeFirst);
        }
      }
    } catch (RuntimeException e) {
      fails(e);
    } catch (InterruptedException e) {
      fails(new IllegalStateException("stream: its teller was interrupted", e));
    }
  }

  /** A fault of the program: of the encoder, of the listener or of this. */
  private void fails(RuntimeException failure) {
    change(
        () -> {
          fault = failure;
          state.abort();
        });
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** What gRPC's threads say. */
  private final class Signals implements StreamCall.Listener {
    @Override
    public void ready() {
      change(() -> {});
    }

    @Override
    public void answered(StreamCall call, StreamResponse response) {
      change(() -> state.answered(call, response, System.nanoTime()));
    }

    @Override
    public void ended(StreamCall call, CallFailure failure) {
      change(() -> state.ended(call, failure, System.nanoTime()));
    }
  }
}

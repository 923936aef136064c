package dev.narrows.client;

import dev.narrows.protocol.stream.StreamResponse;
import io.grpc.Status;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a stream knows, and what it does next. Its lock guards it.
 *
 * @param <P> what pictures are given as
 */
final class StreamState<P> {
  private static final long FOREVER = Long.MAX_VALUE;

  private final StreamOptions options;
  private final RetryPolicy retries;
  private final Link link;
  private final WaitingPictures<P> waiting;
  private final Flights flights;
  private boolean finishing;
  private boolean over;
  private CallException failure;

  StreamState(
      Connection connection,
      RetryPolicy retries,
      StreamOptions options,
      StreamCall.Listener listener) {
    this.options = options;
    this.retries = retries;
    link = new Link(connection, retries, listener);
    waiting = new WaitingPictures<>(options.waiting());
    flights = new Flights(options.underway());
  }

  WaitingPictures<P> waiting() {
    return waiting;
  }

  Flights flights() {
    return flights;
  }

  /** Whether it takes pictures. */
  boolean open() {
    return !finishing && failure == null;
  }

  void requireOpen() throws IOException {
    throwFailure();
    if (finishing) {
      throw new IllegalStateException("stream: finished");
    }
  }

  void throwFailure() throws CallException {
    if (failure != null) {
      throw failure;
    }
  }

  /** Whether nothing more will be encoded or sent. */
  boolean over() {
    return over;
  }

  void finish() {
    finishing = true;
  }

  void abort() {
    if (!over) {
      fail(new CallFailure(Status.Code.CANCELLED, "the stream was closed", OptionalLong.empty()));
    }
  }

  /**
   * Does what is to be done now.
   *
   * @return how long there is nothing to be done if nothing happens, nanoseconds
   */
  long advance(long now) {
    Optional<Flight> unanswered = flights.unanswered();
    if (over) {
      return FOREVER;
    }
    if (unanswered.isEmpty()) {
      if (finishing && waiting.isEmpty()) {
        link.finish();
        over = true;
      }
      return FOREVER;
    }
    long deadline = options.deadline().toNanos();
    long outage = options.outage().toNanos();
    long untilOutage = outage - link.awayFor(now, unanswered.get().encodedAt());
    // While a picture is with a server, it is the picture's time that counts.
    if (untilOutage < 0 && flights.silent().isEmpty()) {
      fail(
          new CallFailure(
              Status.Code.UNAVAILABLE,
              "no answer for " + options.outage().toMillis() + " ms: the stream ends",
              OptionalLong.empty()));
      return FOREVER;
    }
    link.connect(now);
    sendDue(now);
    return untilNext(now, deadline, untilOutage);
  }

  private void sendDue(long now) {
    Optional<Flight> due = flights.due();
    while (due.isPresent() && due.get().notBefore() - now <= 0 && link.ready()) {
      Flight flight = due.get();
      if (flight.attempts() >= retries.attempts()) {
        end(flight, new CallFailure(Status.Code.UNAVAILABLE, "no answer", OptionalLong.empty()));
      } else {
        flight.send(now);
        link.send(StreamMessages.request(flight, options));
      }
      due = flights.due();
    }
  }

  /** Gives up a silent call; else says when to look again. */
  private long untilNext(long now, long deadline, long untilOutage) {
    if (!link.open()) {
      return Math.max(0, Math.min(untilOutage + 1, link.notBefore() - now));
    }
    Optional<Flight> silent = flights.silent();
    long next = silent.isPresent() ? FOREVER : untilOutage + 1;
    boolean unconnected = silent.isEmpty() && !link.ready();
    if (silent.isPresent() || unconnected) {
      // Twice, as the server too keeps the deadline, and its word comes a little later.
      long patience = silent.isPresent() ? 2 * deadline : deadline;
      long since = silent.map(Flight::sentAt).orElse(link.openedAt());
      long left = patience - (now - since);
      if (left <= 0) {
        link.abandon(now);
        flights.recall(now);
        return 0;
      }
      next = Math.min(next, left);
    }
    Optional<Flight> due = flights.due();
    if (due.isPresent() && link.ready()) {
      next = Math.min(next, due.get().notBefore() - now);
    }
    return Math.max(0, next);
  }

  /**
   * An answer has come, perhaps of a call that was given up: its pictures are known by their id.
   */
  void answered(StreamCall call, StreamResponse response, long now) {
    if (!link.owns(call)) {
      return;
    }
    link.works();
    Optional<Flight> answered = flights.underway(response.getId());
    if (answered.isEmpty()) {
      return;
    }
    Flight flight = answered.get();
    if (!response.hasStatus()) {
      flight.end(StreamMessages.outcome(flight, response, link.server(), now));
      return;
    }
    CallFailure refusal = StreamMessages.failure(response.getStatus());
    if (refusal.passes() && flight.attempts() < retries.attempts()) {
      long wait =
          refusal
              .hint()
              .orElseGet(
                  () -> retries.waitNanoseconds(flight.attempts(), ThreadLocalRandom.current()));
      flight.recall(now + wait);
    } else {
      end(flight, refusal);
    }
  }

  /** A call has ended: what was with the server is sent again, or nothing is any more. */
  void ended(StreamCall call, CallFailure reason, long now) {
    if (!link.owns(call)) {
      return;
    }
    if (reason.streamPasses()) {
      link.fails(reason, now);
      flights.recall(now);
    } else {
      fail(reason);
    }
  }

  private void end(Flight flight, CallFailure reason) {
    flight.end(
        new StreamOutcome.Failed(
            flight.sequence(), reason.exception(link.server(), flight.attempts(), null)));
  }

  /** A picture is encoded, or could not be. */
  void add(Flight flight) {
    if (failure != null && !flight.answered()) {
      flight.end(new StreamOutcome.Failed(flight.sequence(), failure));
    }
    flights.add(flight);
  }

  /** Nothing more is encoded: what waits fails. Behind what was being encoded, for the order. */
  void giveUpWaiting() {
    while (!waiting.isEmpty()) {
      add(Flight.ended(new StreamOutcome.Failed(waiting.take().sequence(), failure)));
    }
  }

  /** Every picture that is encoded and has not come to its end fails; nothing more is sent. */
  private void fail(CallFailure reason) {
    failure = reason.exception(link.server(), 1, null);
    over = true;
    link.cancel();
    for (Optional<Flight> left = flights.unanswered(); left.isPresent(); ) {
      end(left.get(), reason);
      left = flights.unanswered();
    }
  }
}

package dev.narrows.client;

import dev.narrows.protocol.stream.StreamRequest;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A stream's way to its server: a call while there is a server, and when to try again while there
 * is none. The stream's lock guards it.
 */
final class Link {
  private final Connection connection;
  private final RetryPolicy retries;
  private final StreamCall.Listener listener;
  private StreamCall call;
  private long openedAt;
  private int failures;
  private boolean away;
  private long awaySince;
  private long notBefore;

  Link(Connection connection, RetryPolicy retries, StreamCall.Listener listener) {
    this.connection = connection;
    this.retries = retries;
    this.listener = listener;
  }

  String server() {
    return connection.server();
  }

  boolean owns(StreamCall which) {
    return call == which;
  }

  boolean open() {
    return call != null;
  }

  /** Makes a call unless there is one or it is too early for it. */
  void connect(long now) {
    if (call == null && now - notBefore >= 0) {
      isAway(now);
      openedAt = now;
      connection.retryNow();
      call = StreamCall.open(connection.channel(), listener);
    }
  }

  /** Whether a request would be sent on. */
  boolean ready() {
    return call != null && call.ready();
  }

  void send(StreamRequest request) {
    call.send(request);
  }

  /** The server has answered. */
  void works() {
    failures = 0;
    away = false;
  }

  /** The call has failed. */
  void fails(CallFailure failure, long now) {
    call = null;
    failures++;
    isAway(now);
    notBefore =
        now
            + failure
                .hint()
                .orElseGet(() -> retries.waitNanoseconds(failures, ThreadLocalRandom.current()));
  }

  /** The call is silent: it is given up, and its connection with it. */
  void abandon(long now) {
    StreamCall silent = call;
    call = null;
    isAway(now);
    notBefore = now;
    silent.cancel();
    connection.abandon();
  }

  /**
   * Since when nothing has come from the server although something was to come.
   *
   * @param wanted since when
   */
  long awayFor(long now, long wanted) {
    return away ? Math.min(now - awaySince, now - wanted) : 0;
  }

  private void isAway(long now) {
    if (!away) {
      away = true;
      awaySince = now;
    }
  }

  /** When the call was made. */
  long openedAt() {
    return openedAt;
  }

  /** When a call may be made. */
  long notBefore() {
    return notBefore;
  }

  void finish() {
    if (call != null) {
      call.finish();
      call = null;
    }
  }

  void cancel() {
    if (call != null) {
      StreamCall last = call;
      call = null;
      last.cancel();
    }
  }
}

package dev.narrows.client;

import dev.narrows.runtime.EncodedPicture;

/** A picture on its way. The stream's lock guards it. */
final class Flight {
  private final long sequence;
  private final EncodedPicture encoded;
  private final long begin;
  private final long encodedAt;
  private final String id;
  private boolean sent;
  private int attempts;
  private long sentAt;
  private long notBefore;
  private StreamOutcome outcome;

  /**
   * @param offered when the picture was given
   * @param encodedAt when its bitstream was there
   */
  Flight(long sequence, EncodedPicture encoded, String id, long offered, long encodedAt) {
    this.sequence = sequence;
    this.encoded = encoded;
    this.id = id;
    this.begin = offered;
    this.encodedAt = encodedAt;
    notBefore = encodedAt;
  }

  /** One that has come to its end already. */
  static Flight ended(StreamOutcome outcome) {
    Flight flight = new Flight(outcome.sequence(), null, "", 0, 0);
    flight.outcome = outcome;
    return flight;
  }

  long sequence() {
    return sequence;
  }

  EncodedPicture encoded() {
    return encoded;
  }

  String id() {
    return id;
  }

  long encodedAt() {
    return encodedAt;
  }

  int attempts() {
    return attempts;
  }

  boolean answered() {
    return outcome != null;
  }

  StreamOutcome outcome() {
    return outcome;
  }

  /** Whether it is with the server, as far as is known. */
  boolean underway() {
    return sent && outcome == null;
  }

  /** Whether it is to be sent, at once or later. */
  boolean due() {
    return !sent && outcome == null;
  }

  long notBefore() {
    return notBefore;
  }

  long sentAt() {
    return sentAt;
  }

  void send(long now) {
    sent = true;
    sentAt = now;
    attempts++;
  }

  /** It has to be sent again. */
  void recall(long when) {
    sent = false;
    notBefore = when;
  }

  void end(StreamOutcome with) {
    outcome = with;
  }

  /**
   * Where the time went until an answer.
   *
   * @param queue in the server, nanoseconds
   * @param cloud in the server, nanoseconds
   */
  StageTimes times(long now, long queue, long cloud) {
    long edge = encoded.nanoseconds();
    long waiting = Math.max(0, sentAt - begin - edge);
    return new StageTimes(waiting, edge, Math.max(0, now - sentAt - queue - cloud), queue, cloud);
  }
}

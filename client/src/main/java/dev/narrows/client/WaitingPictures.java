package dev.narrows.client;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Pictures that wait to be encoded, and which were dropped. Never larger than their room, however
 * many are dropped: those in a row are one range. The stream's lock guards it.
 *
 * @param <P> what pictures are given as
 */
final class WaitingPictures<P> {
  private final int room;
  private final Deque<Waiting<P>> waiting = new ArrayDeque<>();
  private final Deque<long[]> dropped = new ArrayDeque<>();
  private long given;

  /**
   * A picture that waits.
   *
   * @param offered when it was given
   */
  record Waiting<P>(long sequence, P picture, long offered) {}

  WaitingPictures(int room) {
    this.room = room;
  }

  boolean full() {
    return waiting.size() >= room;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Takes a picture; when there is no room for it, one gives way. */
  long add(P picture, DropPolicy policy, long now) {
    long sequence = given++;
    if (full() && policy == DropPolicy.NEWEST) {
      drop(sequence);
      return sequence;
    }
    if (full()) {
      drop(waiting.removeFirst().sequence());
    }
    waiting.addLast(new Waiting<>(sequence, picture, now));
    return sequence;
  }

  Waiting<P> take() {
    return waiting.removeFirst();
  }

  private void drop(long sequence) {
    long[] last = dropped.peekLast();
    if (last != null && last[1] + 1 == sequence) {
      last[1] = sequence;
    } else {
      dropped.addLast(new long[] {sequence, sequence});
    }
  }

  boolean hasDropped() {
    return !dropped.isEmpty();
  }

  /** The first picture whose drop has not been told. */
  long takeDropped() {
    long[] first = dropped.peekFirst();
    if (first[0] == first[1]) {
      dropped.removeFirst();
    }
    return first[0]++;
  }
}

package dev.narrows.client;

import dev.narrows.model.Task;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * How pictures are streamed.
 *
 * @param model the name that the server knows the model by
 * @param tasks to run; none for all that the bitstreams serve
 * @param policy what gives way when there is no room
 * @param waiting how many pictures wait at most before they are encoded
 * @param underway how many encoded pictures are at most without an answer, or answered and not yet
 *     taken by the listener
 * @param deadline of a picture's answer once it is sent; a connection that has been silent for
 *     longer is taken for dead
 * @param outage how long there may be no server before the stream fails
 */
public record StreamOptions(
    String model,
    Set<Task> tasks,
    DropPolicy policy,
    int waiting,
    int underway,
    Duration deadline,
    Duration outage) {
  private static final int DEFAULT_WAITING = 4;
  private static final int DEFAULT_UNDERWAY = 8;
  private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);
  private static final Duration DEFAULT_OUTAGE = Duration.ofMinutes(1);

  /**
   * Copies the tasks.
   *
   * @throws IllegalArgumentException if a number is below 1, or a time not above 0
   */
  public StreamOptions {
    tasks = Collections.unmodifiableSortedSet(new TreeSet<>(tasks));
    if (waiting < 1 || underway < 1 || !positive(deadline) || !positive(outage)) {
      throw new IllegalArgumentException(
          "stream: expected room for pictures and times above 0, found "
              + (waiting + " waiting, " + underway + " underway, " + deadline + ", " + outage));
    }
  }

  /** Four pictures waiting, eight underway, 10 s for an answer, one minute without a server. */
  public static StreamOptions of(String model, Set<Task> tasks, DropPolicy policy) {
    return new StreamOptions(
        model, tasks, policy, DEFAULT_WAITING, DEFAULT_UNDERWAY, DEFAULT_DEADLINE, DEFAULT_OUTAGE);
  }

  /** The same with room for other numbers of pictures. */
  public StreamOptions withRoom(int forWaiting, int forUnderway) {
    return new StreamOptions(model, tasks, policy, forWaiting, forUnderway, deadline, outage);
  }

  /** The same with other times. */
  public StreamOptions withTimes(Duration ofAnswer, Duration ofOutage) {
    return new StreamOptions(model, tasks, policy, waiting, underway, ofAnswer, ofOutage);
  }

  private static boolean positive(Duration time) {
    return !time.isNegative() && !time.isZero();
  }
}

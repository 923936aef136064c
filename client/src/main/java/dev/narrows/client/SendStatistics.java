package dev.narrows.client;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was sent, what came of it and how long it took. Safe for use by several threads. */
public final class SendStatistics {
  private static final double HALF = 0.5;
  private static final double MOST = 0.99;

  private final Map<String, Samples> stages = new LinkedHashMap<>();
  private long delivered;
  private long dropped;
  private long failed;
  private long retries;
  private long bytes;

  /**
   * A stage's times.
   *
   * @param p50 nanoseconds that half of the pictures do not exceed
   * @param p99 nanoseconds that 99 of 100 do not exceed
   */
  public record Stage(long p50, long p99) {}

  /**
   * All of it.
   *
   * @param delivered pictures with a result
   * @param dropped pictures that gave way
   * @param failed pictures without a result
   * @param retries attempts beyond each picture's first
   * @param bytes of the bitstreams of those delivered
   * @param stages by name, in order: waiting, edge, network, queue, cloud, total
   */
  public record Summary(
      long delivered,
      long dropped,
      long failed,
      long retries,
      long bytes,
      Map<String, Stage> stages) {}

  /** Begins with nothing. */
  public SendStatistics() {
    for (String stage : new String[] {"waiting", "edge", "network", "queue", "cloud", "total"}) {
      stages.put(stage, new Samples());
    }
  }

  /** Counts what became of a picture of a stream. */
  public void add(StreamOutcome outcome) {
    if (outcome instanceof StreamOutcome.Delivered picture) {
      add(picture.answer(), picture.bytes());
    } else if (outcome instanceof StreamOutcome.Dropped) {
      countDropped();
    } else {
      countFailed();
    }
  }

  /**
   * Counts an answer.
   *
   * @param size bytes of the bitstream
   */
  public synchronized void add(Answer answer, long size) {
    delivered++;
    retries += answer.attempts() - 1;
    bytes += size;
    StageTimes times = answer.times();
    stages.get("waiting").add(times.waiting());
    stages.get("edge").add(times.edge());
    stages.get("network").add(times.network());
    stages.get("queue").add(times.queue());
    stages.get("cloud").add(times.cloud());
    stages.get("total").add(times.total());
  }

  private synchronized void countDropped() {
    dropped++;
  }

  private synchronized void countFailed() {
    failed++;
  }

  /** How many pictures gave way or failed so far. */
  public synchronized long lost() {
    return dropped + failed;
  }

  /** What there is so far. */
  public synchronized Summary summary() {
    Map<String, Stage> times = new LinkedHashMap<>();
    stages.forEach(
        (name, samples) ->
            times.put(name, new Stage(samples.percentile(HALF), samples.percentile(MOST))));
    return new Summary(delivered, dropped, failed, retries, bytes, times);
  }
}

package dev.narrows.data;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Prepares the next batches of a sequence in background threads. For one consumer; the batches are
 * the same for any number of threads.
 */
public final class BatchLoader implements AutoCloseable {
  /** Batches ready or in work beyond the number of threads: bridges a slow one. */
  private static final int RESERVE = 2;

  private static final double NANOSECONDS = 1e9;

  private final BatchSequence sequence;
  private final ExecutorService threads;
  private final Queue<Future<Batch>> ahead = new ArrayDeque<>();
  private long nextToOrder;
  private long waitNanoseconds;

  /**
   * Starts loading.
   *
   * @param sequence what to load
   * @param firstStep step of the first batch, from 0
   * @param threadCount number of background threads, at least 1; one feeds a training on a few
   *     cores
   */
  public BatchLoader(BatchSequence sequence, long firstStep, int threadCount) {
    if (firstStep < 0) {
      throw new IllegalArgumentException("first step: expected at least 0, found " + firstStep);
    }
    this.sequence = sequence;
    this.nextToOrder = firstStep;
    this.threads = Background.threads(threadCount, "batch-loader");
    for (int i = 0; i < threadCount + RESERVE; i++) {
      order();
    }
  }

  /**
   * The next batch, waiting for it if need be.
   *
   * @throws DataException if it cannot be loaded, now and at every further call; or if the calling
   *     thread is interrupted
   * @throws IllegalStateException if the loader is closed
   */
  public Batch next() throws DataException {
    Future<Batch> future = ahead.peek();
    if (future == null) {
      throw new IllegalStateException("the loader is closed");
    }
    long start = System.nanoTime();
    try {
      Batch batch = Background.await(future, "a batch");
      ahead.remove();
      order();
      return batch;
    } finally {
      waitNanoseconds += System.nanoTime() - start;
    }
  }

  /**
   * Seconds that {@link #next} has waited for batches, in all: what loading has cost the consumer.
   */
  public double waitSeconds() {
    return waitNanoseconds / NANOSECONDS;
  }

  /** Stops loading; batches not yet taken are dropped. */
  @Override
  public void close() {
    threads.shutdownNow();
    ahead.clear();
  }

  private void order() {
    long step = nextToOrder++;
    ahead.add(threads.submit(() -> sequence.batch(step)));
  }
}

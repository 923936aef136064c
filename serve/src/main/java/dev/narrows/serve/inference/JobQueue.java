package dev.narrows.serve.inference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Jobs that wait, the oldest first, never more than so many. Those that nobody wants any more take
 * no place that another could have.
 */
final class JobQueue {
  private final int capacity;
  private final int batch;
  private final long delay;
  private final Deque<Job> waiting = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrival = lock.newCondition();
  private boolean closed;

  /** What became of a job that was offered. */
  enum Offer {
    TAKEN,
    FULL,
    CLOSED
  }

  /**
   * @param capacity jobs at most
   */
  JobQueue(int capacity, BatchOptions options) {
    this.capacity = capacity;
    batch = options.pictures();
    delay = options.delay().toNanos();
  }

  Offer offer(Job job) {
    lock.lock();
    try {
      if (closed) {
        return Offer.CLOSED;
      }
      if (waiting.size() >= capacity) {
        dropUnwanted();
      }
      if (waiting.size() >= capacity) {
        return Offer.FULL;
      }
      waiting.addLast(job);
      // Not only one: another may wait for jobs of another kind.
      arrival.signalAll();
      return Offer.TAKEN;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next jobs to run together, at least one; waits for them. None when the queue has been
   * closed and is empty.
   */
  List<Job> take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      List<Job> jobs = new ArrayList<>();
      while (jobs.isEmpty()) {
        dropUnwanted();
        if (!waiting.isEmpty()) {
          gather(jobs);
        } else if (closed) {
          return jobs;
        } else {
          arrival.await();
        }
      }
      return jobs;
    } finally {
      lock.unlock();
    }
  }

  private void gather(List<Job> jobs) throws InterruptedException {
    Job first = waiting.removeFirst();
    jobs.add(first);
    int pictures = first.pictures().size();
    long left = first.arrived() + delay - System.nanoTime();
    while (true) {
      pictures = addAlike(jobs, first.kind(), pictures);
      if (pictures >= batch || left <= 0 || closed) {
        return;
      }
      left = arrival.awaitNanos(left);
    }
  }

  private int addAlike(List<Job> jobs, Job.Kind kind, int count) {
    int pictures = count;
    Iterator<Job> others = waiting.iterator();
    while (pictures < batch && others.hasNext()) {
      Job other = others.next();
      int more = other.pictures().size();
      if (pictures + more <= batch && other.kind().equals(kind)) {
        others.remove();
        jobs.add(other);
        pictures += more;
      }
    }
    return pictures;
  }

  private void dropUnwanted() {
    waiting.removeIf(
        job -> {
          if (job.wanted()) {
            return false;
          }
          job.drop();
          return true;
        });
  }

  int size() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more jobs; those that wait are still given out. */
  void close() {
    lock.lock();
    try {
      closed = true;
      arrival.signalAll();
    } finally {
      lock.unlock();
    }
  }
}

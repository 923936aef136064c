package dev.narrows.serve.http;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of bodies may be there at once: without it, slow callers would fill the heap. */
final class BodyBudget {
  private final AtomicLong left;

  BodyBudget(long bytes) {
    left = new AtomicLong(bytes);
  }

  /** Takes some, or none if there are fewer left. */
  boolean take(long bytes) {
    long before;
    do {
      before = left.get();
      if (before < bytes) {
        return false;
      }
    } while (!left.compareAndSet(before, before - bytes));
    return true;
  }

  /** Gives some back. */
  void give(long bytes) {
    left.addAndGet(bytes);
  }
}

package dev.narrows.benchmarks.load;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** How much of the heap is used: the least in each while, so after a collection. */
final class HeapWatch implements AutoCloseable {
  private static final int PARTS = 6;
  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

  private final List<Long> used = new ArrayList<>();
  private final ScheduledExecutorService sampling = Executors.newSingleThreadScheduledExecutor();

  HeapWatch() {
    var unused = sampling.scheduleAtFixedRate(this::sample, 0, 20, TimeUnit.MILLISECONDS);
  }

  private synchronized void sample() {
    used.add(MEMORY.getHeapMemoryUsage().getUsed());
  }

  /** Megabytes that are in use after a collection of everything. */
  static long live() {
    System.gc();
    return MEMORY.getHeapMemoryUsage().getUsed() >> 20;
  }

  /** Megabytes, in six parts of the time. */
  synchronized List<Long> floors() {
    List<Long> floors = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      int from = part * used.size() / PARTS;
      int to = (part + 1) * used.size() / PARTS;
      floors.add(used.subList(from, to).stream().min(Long::compare).orElse(0L) >> 20);
    }
    return floors;
  }

  @Override
  public void close() {
    sampling.shutdownNow();
  }
}

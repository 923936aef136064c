package dev.narrows.benchmarks.load;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;

/**
 * Processor time of this process's Java threads, clients included; not that of compiling and
 * collecting. Unlike the time of the clock it hardly depends on what else the machine does.
 */
final class ProcessorTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Map<Long, Long> before = now();

  private static Map<Long, Long> now() {
    Map<Long, Long> times = new HashMap<>();
    for (long id : THREADS.getAllThreadIds()) {
      times.put(id, THREADS.getThreadCpuTime(id));
    }
    return times;
  }

  /** Milliseconds since this was made, of threads that are still there. */
  double millis() {
    long nanos = 0;
    for (Map.Entry<Long, Long> thread : now().entrySet()) {
      nanos += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
    }
    return nanos / 1e6;
  }
}

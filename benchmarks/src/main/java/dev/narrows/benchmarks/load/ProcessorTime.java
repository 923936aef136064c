package dev.narrows.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;

/**
 * Processor time of this process, clients included. Unlike the time of the clock it hardly depends
 * on what else the machine does.
 */
final class ProcessorTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private static final CompilationMXBean COMPILING = ManagementFactory.getCompilationMXBean();

  private final Map<Long, Long> before = now();
  private final long processBefore = PROCESS.getProcessCpuTime();
  private final long compilingBefore = COMPILING.getTotalCompilationTime();
  private final long pausesBefore = pauses();

  private static Map<Long, Long> now() {
    Map<Long, Long> times = new HashMap<>();
    for (long id : THREADS.getAllThreadIds()) {
      times.put(id, THREADS.getThreadCpuTime(id));
    }
    return times;
  }

  /** Milliseconds since this was made, of everything. */
  double processMillis() {
    return (PROCESS.getProcessCpuTime() - processBefore) / 1e6;
  }

  /** Milliseconds of the clock since this was made that threads of the compiler worked. */
  double compilingMillis() {
    return COMPILING.getTotalCompilationTime() - compilingBefore;
  }

  /** Milliseconds of the clock since this was made in which the collector held all else. */
  double pauseMillis() {
    return pauses() - pausesBefore;
  }

  private static long pauses() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .sum();
  }

  /**
   * Milliseconds since this was made, of Java threads that are still there: not those of compiling
   * and collecting.
   */
  double millis() {
    long nanos = 0;
    for (Map.Entry<Long, Long> thread : now().entrySet()) {
      nanos += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
    }
    return nanos / 1e6;
  }
}

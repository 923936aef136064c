package dev.narrows.cli.progress;

import java.io.PrintWriter;
import java.util.function.LongSupplier;

/** A line now and then, for logs. */
final class LineProgress implements Progress {
  private static final long SECOND = 1_000_000_000L;
  private static final long BETWEEN_LINES = 10 * SECOND;

  private final PrintWriter out;
  private final String task;
  private final long total;
  private final LongSupplier clock;
  private final long start;
  private long firstDone = -1;
  private long firstTime;
  private long nextLine;

  /**
   * @param clock nanoseconds since some moment
   */
  LineProgress(PrintWriter out, String task, long total, LongSupplier clock) {
    this.out = out;
    this.task = task;
    this.total = total;
    this.clock = clock;
    this.start = clock.getAsLong();
    this.nextLine = start + BETWEEN_LINES / 5;
  }

  @Override
  public void at(long done, String note) {
    long now = clock.getAsLong();
    if (firstDone < 0) {
      firstDone = done;
      firstTime = now;
    }
    if (now < nextLine) {
      return;
    }
    nextLine = now + BETWEEN_LINES;
    StringBuilder line = new StringBuilder(task);
    line.append(": ").append(done).append(" of ").append(total);
    line.append(" (").append(100 * done / total).append(" %)");
    if (done > firstDone) {
      // What was done before the first report (a run that is resumed) says nothing of the pace.
      long left = (long) ((double) (now - firstTime) / (done - firstDone) * (total - done));
      line.append(", ").append(Durations.text(left / SECOND)).append(" left");
    }
    if (!note.isEmpty()) {
      line.append(", ").append(note);
    }
    out.println(line);
  }

  @Override
  public void close() {
    out.println(task + ": " + Durations.text((clock.getAsLong() - start) / SECOND));
  }
}

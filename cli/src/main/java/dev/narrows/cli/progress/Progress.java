package dev.narrows.cli.progress;

import java.io.PrintWriter;

/** A piece of work whose end is known. Used by one thread. */
public interface Progress extends AutoCloseable {
  /**
   * Tells how far the work is.
   *
   * @param done units done of the total
   * @param note what else is worth seeing, such as losses; may be empty
   */
  void at(long done, String note);

  /** The work has ended, whether all of it was done or not. */
  @Override
  void close();

  /**
   * Begins to show a piece of work.
   *
   * @param out where lines go if there is no terminal for a bar
   * @param task what is done, for people
   * @param total units of the whole work, at least 1
   */
  static Progress start(PrintWriter out, String task, long total) {
    return Boolean.getBoolean("narrows.terminal")
        ? new BarProgress(task, total)
        : lines(out, task, total);
  }

  /** Begins to show a piece of work by lines, as in a log. */
  static Progress lines(PrintWriter out, String task, long total) {
    return new LineProgress(out, task, total, System::nanoTime);
  }
}

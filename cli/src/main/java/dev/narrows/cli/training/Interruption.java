package dev.narrows.cli.training;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets work end in order when the process is told to stop (Ctrl-C, or a signal to terminate): asks
 * it to stop, and holds the process until it has, for a minute at most.
 */
final class Interruption implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  /**
   * @param stop asks the work to stop; called from another thread
   */
  Interruption(Runnable stop) {
    hook = new Thread(() -> stopAndWait(stop), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void stopAndWait(Runnable stop) {
    stop.run();
    try {
      // Joining the working thread instead would never end: it waits for this one in System.exit.
      boolean inTime = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!inTime) {
        System.err.println("narrows: stopped in the middle of a step; the last checkpoint stays");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The work has ended and all it had to write is written. */
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending; the hook has done its work.
    }
  }
}

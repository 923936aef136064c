package dev.narrows.cli.progress;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets work end in order when the process is told to stop (Ctrl-C, or a signal to terminate): asks
 * it to stop, and holds the process until it has, or patience ends.
 */
public final class Interruption implements AutoCloseable {
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  /**
   * @param stop asks the work to stop; called from another thread
   * @param patience how long the process is held
   * @param otherwise what is said when patience ends
   */
  public Interruption(Runnable stop, Duration patience, String otherwise) {
    hook = new Thread(() -> stopAndWait(stop, patience, otherwise), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void stopAndWait(Runnable stop, Duration patience, String otherwise) {
    stop.run();
    try {
      // Joining the working thread instead would never end: it waits for this one in System.exit.
      boolean inTime = ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!inTime) {
        System.err.println("narrows: " + otherwise);
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

package dev.narrows.data;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that load data beside the program's own work. */
final class Background {
  private Background() {}

  /**
   * Threads that do not keep the program alive.
   *
   * @param count at least 1
   */
  static ExecutorService threads(int count, String name) {
    return Executors.newFixedThreadPool(
        count,
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  /**
   * Waits for a result.
   *
   * @param what is waited for
   * @throws DataException if loading failed so, or the calling thread is interrupted
   * @throws IllegalStateException if loading failed otherwise
   */
  static <T> T await(Future<T> future, String what) throws DataException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DataException("interrupted while waiting for " + what, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DataException cause) {
        throw new DataException(cause.getMessage(), cause);
      }
      throw new IllegalStateException("failed to load " + what, e.getCause());
    }
  }
}

package dev.narrows.serve;

import java.io.IOException;
import java.time.Duration;

/** The server's HTTP side. */
public interface HttpFront extends AutoCloseable {
  /** The port it listens at. */
  int port();

  /**
   * Ends it: takes no more calls and lets those that run come to their end.
   *
   * @param patience how long at most
   */
  void drain(Duration patience);

  @Override
  void close();

  /** Starts one. */
  @FunctionalInterface
  interface Factory {
    /**
     * Starts it.
     *
     * @param address where it listens
     * @param parts what it works with
     * @throws IOException if it cannot listen there
     */
    HttpFront start(HttpAddress address, ServerParts parts) throws IOException;
  }

  /**
   * Where it listens.
   *
   * @param host the address, such as {@code 127.0.0.1} or {@code 0.0.0.0}
   * @param port the port, or 0 for a free one
   */
  record HttpAddress(String host, int port) {}
}

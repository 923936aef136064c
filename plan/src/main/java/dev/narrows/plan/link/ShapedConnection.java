package dev.narrows.plan.link;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A client's connection and the one to the server that its bytes go on by. */
final class ShapedConnection implements AutoCloseable {
  private static final int PIPES = 2;

  private final Socket client;
  private final Socket server;
  private final Consumer<ShapedConnection> ended;
  private final AtomicInteger open = new AtomicInteger(PIPES);
  private final List<Thread> threads;

  /** A step of a pipe. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  /**
   * A connection that is not started yet.
   *
   * @param ended is told once both directions have ended
   */
  ShapedConnection(
      Socket client,
      Socket server,
      Direction up,
      Direction down,
      Consumer<ShapedConnection> ended) {
    this.client = client;
    this.server = server;
    this.ended = ended;
    Pipe there = new Pipe(client, server, up);
    Pipe back = new Pipe(server, client, down);
    threads =
        List.of(
            thread("up-take", there::take, false),
            thread("up-hand", there::hand, true),
            thread("down-take", back::take, false),
            thread("down-hand", back::hand, true));
  }

  void start() {
    threads.forEach(Thread::start);
  }

  /** Cuts both connections; what is under way is lost. */
  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    closeQuietly(client);
    closeQuietly(server);
  }

  static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use any more, whatever is wrong with it.
      return;
    }
  }

  private Thread thread(String name, Work work, boolean last) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
                if (last && open.decrementAndGet() == 0) {
                  finish();
                }
              } catch (IOException | InterruptedException e) {
                // A broken half breaks the other, as a link's ends do.
                finish();
              }
            },
            "shaped-link-" + name);
    thread.setDaemon(true);
    return thread;
  }

  private void finish() {
    close();
    ended.accept(this);
  }
}

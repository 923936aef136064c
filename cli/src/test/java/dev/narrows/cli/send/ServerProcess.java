package dev.narrows.cli.send;

import dev.narrows.cli.NarrowsProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** {@code narrows serve} in a process of its own, which can be killed. */
final class ServerProcess implements AutoCloseable {
  /** So long that only a hang takes longer. */
  private static final int HANG_MINUTES = 5;

  private static final int PAUSE_MILLISECONDS = 50;

  private final Process process;
  private final int port;

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param folder for files that are needed meanwhile
   */
  static ServerProcess start(Path model, Path folder) throws IOException, InterruptedException {
    int port = freePort();
    Process process =
        NarrowsProcess.start(
            folder,
            "serve",
            "--model",
            model.toString(),
            "--port",
            Integer.toString(port),
            "--no-http");
    Path output = NarrowsProcess.output(folder);
    ServerProcess server = new ServerProcess(process, port);
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(HANG_MINUTES);
    while (!Files.readString(output).contains("ready")) {
      if (!process.isAlive() || System.nanoTime() - end > 0) {
        server.close();
        throw new IOException("no server: " + Files.readString(folder.resolve("log.txt")));
      }
      Thread.sleep(PAUSE_MILLISECONDS);
    }
    return server;
  }

  int port() {
    return port;
  }

  /** At once; it has no word in it. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  /** Free a moment ago. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

package dev.narrows.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Passes bytes on, and can cease to for the connections there are: they stay open at both ends, as
 * behind a device that has lost its power. Later connections work.
 */
final class FreezingProxy implements AutoCloseable {
  private final ServerSocket door;
  private final int port;
  private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());
  private final List<AtomicBoolean> links = Collections.synchronizedList(new ArrayList<>());

  FreezingProxy(int port) throws IOException {
    this.port = port;
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  String target() {
    return "localhost:" + door.getLocalPort();
  }

  /** How many connections there have been. */
  int connections() {
    return links.size();
  }

  /** Nothing passes any more on the connections there are. */
  void freeze() {
    synchronized (links) {
      links.forEach(link -> link.set(true));
    }
  }

  private void accept() throws IOException {
    while (true) {
      Socket caller = door.accept();
      Socket called = new Socket(InetAddress.getLoopbackAddress(), port);
      AtomicBoolean frozen = new AtomicBoolean();
      sockets.addAll(List.of(caller, called));
      links.add(frozen);
      start(() -> pass(caller, called, frozen));
      start(() -> pass(called, caller, frozen));
    }
  }

  private static void pass(Socket from, Socket to, AtomicBoolean frozen) throws IOException {
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    byte[] part = new byte[1 << 14];
    for (int length = in.read(part); length >= 0; length = in.read(part)) {
      if (!frozen.get()) {
        out.write(part, 0, length);
      }
    }
    if (!frozen.get()) {
      to.shutdownOutput();
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    synchronized (sockets) {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // One of the ends was closed, which is how this ends.
                return;
              }
            },
            "freezing-proxy");
    thread.setDaemon(true);
    thread.start();
  }
}

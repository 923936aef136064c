package dev.narrows.plan.link;

import dev.narrows.plan.Link;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A link between programs of this machine: it listens at a port of the loopback address and hands
 * every connection on to a server. Each direction is a token bucket that all connections share, and
 * counts the headers that TCP would add; bytes then travel for half of the round trip. What may be
 * under way is bounded: a sender that is faster waits. Nothing is lost, and TCP's windows are those
 * of the loopback, which are open: it is a warm link, whatever {@link Link#connection} says.
 */
public final class ShapedLink implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 256;
  private static final int CONNECT_MILLISECONDS = 10_000;

  private final ServerSocket listener;
  private final InetSocketAddress server;
  private final Direction up;
  private final Direction down;
  private final Set<ShapedConnection> connections = ConcurrentHashMap.newKeySet();
  private final Thread acceptor;

  private ShapedLink(ServerSocket listener, InetSocketAddress server, Link link) {
    this.listener = listener;
    this.server = server;
    up = new Direction(link.uplink(), link.roundTrip().dividedBy(2));
    down = new Direction(link.downlink(), link.roundTrip().dividedBy(2));
    acceptor = new Thread(this::accept, "shaped-link");
    acceptor.setDaemon(true);
  }

  /**
   * Opens a link to a server; the server need not be there yet.
   *
   * @throws IOException if there is no free port
   */
  public static ShapedLink open(InetSocketAddress server, Link link) throws IOException {
    ServerSocket listener = new ServerSocket(0, MAX_CONNECTIONS, InetAddress.getLoopbackAddress());
    ShapedLink shaped = new ShapedLink(listener, server, link);
    shaped.acceptor.start();
    return shaped;
  }

  /** Where clients connect instead of to the server. */
  public InetSocketAddress address() {
    return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
  }

  /** What clients have sent. */
  public Traffic up() {
    return up.traffic();
  }

  /** What the server has sent. */
  public Traffic down() {
    return down.traffic();
  }

  /** Cuts all connections and ends: whoever connects afterwards is refused. */
  @Override
  public void close() throws IOException {
    listener.close();
    connections.forEach(ShapedConnection::close);
    try {
      // The system listens for as long as a thread still waits in its accept.
      acceptor.join(CONNECT_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        connect(listener.accept());
      } catch (IOException e) {
        // Closed, or a client that was gone before it was accepted.
        Thread.onSpinWait();
      }
    }
  }

  private void connect(Socket client) {
    Socket onward = new Socket();
    try {
      onward.connect(server, CONNECT_MILLISECONDS);
      // Bytes leave when their time has come, not when there are more of them.
      client.setTcpNoDelay(true);
      onward.setTcpNoDelay(true);
    } catch (IOException e) {
      ShapedConnection.closeQuietly(onward);
      ShapedConnection.closeQuietly(client);
      return;
    }
    ShapedConnection connection =
        new ShapedConnection(client, onward, up, down, connections::remove);
    if (connections.size() >= MAX_CONNECTIONS) {
      connection.close();
      return;
    }
    connections.add(connection);
    connection.start();
    if (listener.isClosed()) {
      connection.close();
    }
  }
}

package dev.narrows.plan.link;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Random;

/**
 * A server that takes requests of a length and answers with as many bytes as they ask for; a
 * request for −1 bytes gets its own bytes back.
 */
final class ByteService implements AutoCloseable {
  private static final int ECHO = -1;

  private final ServerSocket listener;

  ByteService() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::accept, "byte-service");
    thread.setDaemon(true);
    thread.start();
  }

  InetSocketAddress address() {
    return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
  }

  /** A client's side of the service. */
  record Client(Socket socket, DataInputStream in, DataOutputStream out) implements AutoCloseable {
    static Client connect(InetSocketAddress address) throws IOException {
      Socket socket = new Socket(address.getAddress(), address.getPort());
      socket.setTcpNoDelay(true);
      return new Client(
          socket,
          new DataInputStream(socket.getInputStream()),
          new DataOutputStream(socket.getOutputStream()));
    }

    /** Sends so many bytes, counted with their lengths, and gets as many as it asks for. */
    void exchange(int request, int response) throws IOException {
      byte[] sent = new byte[request];
      ByteBuffer.wrap(sent).putInt(request - 8).putInt(response);
      out.write(sent);
      byte[] answer = in.readNBytes(response);
      if (answer.length != response) {
        throw new IOException("expected " + response + " bytes, found " + answer.length);
      }
    }

    /** Sends bytes, and gets back what has become of them. */
    byte[] echo(byte[] bytes) throws IOException {
      out.writeInt(bytes.length);
      out.writeInt(ECHO);
      out.write(bytes);
      return in.readNBytes(bytes.length);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        Thread thread = new Thread(() -> serve(socket), "byte-service-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void serve(Socket socket) {
    byte[] noise = new byte[1 << 20];
    new Random(1).nextBytes(noise);
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      for (int first = in.read(); first >= 0; first = in.read()) {
        int length = (first << 24) | (in.readUnsignedByte() << 16) | in.readUnsignedShort();
        int wanted = in.readInt();
        byte[] request = in.readNBytes(length);
        out.write(wanted == ECHO ? request : noise, 0, wanted == ECHO ? length : wanted);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

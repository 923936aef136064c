package dev.narrows.plan.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * One direction of one connection: a thread takes bytes from a socket and computes when they
 * arrive, another hands them on then. When as many bytes are under way as the direction allows, the
 * first thread waits, and with it the sender.
 */
final class Pipe {
  private static final int CHUNK = 16 * 1024;

  private final Socket from;
  private final Socket to;
  private final Direction direction;
  private final Semaphore room;
  // Its parcels have their bytes' permits, so that it is bounded by them.
  private final BlockingQueue<Parcel> underWay = new LinkedBlockingQueue<>();

  /** Bytes and when they arrive; none at the end of the stream. */
  private record Parcel(byte[] bytes, long arrival) {}

  Pipe(Socket from, Socket to, Direction direction) {
    this.from = from;
    this.to = to;
    this.direction = direction;
    room = new Semaphore(direction.buffer());
  }

  /** Takes bytes until there are no more, or a socket fails. */
  void take() throws IOException, InterruptedException {
    InputStream in = from.getInputStream();
    byte[] chunk = new byte[CHUNK];
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      room.acquire(read);
      long arrival = direction.arrival(System.nanoTime(), read);
      underWay.add(new Parcel(Arrays.copyOf(chunk, read), arrival));
    }
    underWay.add(new Parcel(new byte[0], direction.arrival(System.nanoTime(), 0)));
  }

  /** Hands bytes on until there are no more, or a socket fails. */
  void hand() throws IOException, InterruptedException {
    OutputStream out = to.getOutputStream();
    for (Parcel parcel = underWay.take(); ; parcel = underWay.take()) {
      await(parcel.arrival());
      if (parcel.bytes().length == 0) {
        to.shutdownOutput();
        return;
      }
      out.write(parcel.bytes());
      room.release(parcel.bytes().length);
    }
  }

  private static void await(long arrival) throws InterruptedException {
    for (long left = arrival - System.nanoTime(); left > 0; left = arrival - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }
}

package dev.narrows.serve.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Content;

/**
 * Reads a body as it comes, without a thread that waits. What is beyond the limit is read too, to a
 * point, and dropped: a caller that is still sending when the connection ends would never learn
 * why.
 */
final class BodyReader implements Runnable {
  private static final long MOST_DROPPED = 64L << 20;

  private final Content.Source source;
  private final long most;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private long seen;

  private BodyReader(Content.Source source, long most) {
    this.source = source;
    this.most = most;
  }

  /**
   * The body, or what is wrong with it as a {@link BadRequestException}.
   *
   * @param most bytes that it may have
   */
  static CompletableFuture<byte[]> read(Content.Source source, long most) {
    BodyReader reader = new BodyReader(source, most);
    reader.run();
    return reader.body;
  }

  @Override
  public void run() {
    while (true) {
      Content.Chunk chunk = source.read();
      if (chunk == null) {
        source.demand(this);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        body.completeExceptionally(
            new BadRequestException("body: it did not arrive whole, found " + seen + " bytes"));
        return;
      }
      take(chunk.getByteBuffer());
      boolean last = chunk.isLast();
      chunk.release();
      if (last || seen > MOST_DROPPED) {
        end();
        return;
      }
    }
  }

  private void take(ByteBuffer bytes) {
    seen += bytes.remaining();
    if (seen <= most) {
      byte[] taken = new byte[bytes.remaining()];
      bytes.get(taken);
      kept.writeBytes(taken);
    } else {
      kept.reset();
    }
  }

  private void end() {
    if (seen <= most) {
      body.complete(kept.toByteArray());
    } else {
      body.completeExceptionally(
          new BadRequestException(413, "body: expected at most " + most + " bytes, found more"));
    }
  }
}

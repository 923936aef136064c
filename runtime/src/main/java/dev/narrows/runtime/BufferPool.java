package dev.narrows.runtime;

import dev.narrows.model.ModelException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Buffers that wait for their next picture: at most as many as were in use at once. */
final class BufferPool implements AutoCloseable {
  private final EdgeRuntime edge;
  private final Deque<EdgeBuffers> waiting = new ArrayDeque<>();

  BufferPool(EdgeRuntime edge) {
    this.edge = edge;
  }

  /** Buffers for such a picture, to be given back; those of another size make room for them. */
  EdgeBuffers take(int height, int width, int layers) throws ModelException, InferenceException {
    EdgeBuffers buffers;
    synchronized (waiting) {
      buffers = waiting.pollFirst();
    }
    if (buffers != null && buffers.fit(height, width, layers)) {
      return buffers;
    }
    if (buffers != null) {
      buffers.close();
    }
    return edge.buffers(height, width, layers);
  }

  void give(EdgeBuffers buffers) {
    synchronized (waiting) {
      waiting.addFirst(buffers);
    }
  }

  @Override
  public void close() {
    synchronized (waiting) {
      waiting.forEach(EdgeBuffers::close);
      waiting.clear();
    }
  }
}

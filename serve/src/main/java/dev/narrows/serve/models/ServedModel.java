package dev.narrows.serve.models;

import dev.narrows.model.ModelDirectory;
import dev.narrows.runtime.CloudDecoder;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A loaded model. It is closed when nobody uses it any more: the repository is one user, every
 * lease another.
 */
public final class ServedModel {
  private final ModelKey key;
  private final CloudDecoder decoder;
  private int users = 1;

  ServedModel(ModelKey key, CloudDecoder decoder) {
    this.key = key;
    this.decoder = decoder;
  }

  /** Its name and version. */
  public ModelKey key() {
    return key;
  }

  /** Its directory as it was when the model was loaded: what it is and where it lies. */
  public ModelDirectory directory() {
    return decoder.model();
  }

  /** Its decoder; only to be used under a lease. */
  public CloudDecoder decoder() {
    return decoder;
  }

  /** A lease, or null if the model has been closed: then another has taken its place. */
  synchronized ModelLease lease() {
    if (users == 0) {
      return null;
    }
    users++;
    return new Lease(new AtomicBoolean());
  }

  /** One user less. */
  void release() {
    synchronized (this) {
      users--;
      if (users > 0) {
        return;
      }
    }
    ModelClosing.close(this);
  }

  /** Whether it has been closed. */
  synchronized boolean closed() {
    return users == 0;
  }

  private final class Lease implements ModelLease {
    private final AtomicBoolean closed;

    private Lease(AtomicBoolean closed) {
      this.closed = closed;
    }

    @Override
    public ServedModel model() {
      return ServedModel.this;
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        release();
      }
    }
  }
}

package dev.narrows.serve.models;

/** A model in use. Closing it a second time does nothing. */
public interface ModelLease extends AutoCloseable {
  /** The model. */
  ServedModel model();

  @Override
  void close();
}

package dev.narrows.serve.models;

import dev.narrows.feature.bitstream.CodedFeatures;
import java.util.List;

/** The models there are at a moment; safe for use by several threads. */
public interface Models {
  /** What is loaded now, by name and version. */
  List<ServedModel> list();

  /**
   * A model, which stays open until the lease is closed, even if it is replaced meanwhile.
   *
   * @param name the model's name
   * @param version the model's version; empty: the latest
   * @throws UnknownModelException if there is none
   */
  ModelLease lease(String name, String version) throws UnknownModelException;

  /**
   * The same for a bitstream: if the model has been replaced lately, and the one before made the
   * bitstream, then that one.
   *
   * @throws UnknownModelException if there is none of that name and version
   */
  ModelLease lease(String name, String version, CodedFeatures bitstream)
      throws UnknownModelException;
}

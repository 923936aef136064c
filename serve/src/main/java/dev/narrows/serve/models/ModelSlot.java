package dev.narrows.serve.models;

import dev.narrows.feature.WrongModelException;
import dev.narrows.feature.bitstream.CodedFeatures;
import java.util.ArrayList;
import java.util.List;

/**
 * The place of one name and version: who is there, and who was there lately. Immutable.
 *
 * @param current who answers
 * @param fingerprint of its directory
 * @param retired those before, the latest first, as long as their bitstreams may still come
 * @param missed how many looks in a row have not found the directory
 */
record ModelSlot(ServedModel current, Fingerprint fingerprint, List<Retired> retired, int missed) {
  /**
   * A replaced model.
   *
   * @param model which
   * @param until {@link System#nanoTime} at which it is no longer needed
   */
  record Retired(ServedModel model, long until) {}

  ModelSlot {
    retired = List.copyOf(retired);
  }

  static ModelSlot of(ServedModel model, Fingerprint fingerprint) {
    return new ModelSlot(model, fingerprint, List.of(), 0);
  }

  /** With another model, this one retired. */
  ModelSlot replacedBy(ServedModel model, Fingerprint other, long until) {
    List<Retired> before = new ArrayList<>(retired);
    before.add(0, new Retired(current, until));
    return new ModelSlot(model, other, before, 0);
  }

  ModelSlot withMissed(int count) {
    return new ModelSlot(current, fingerprint, retired, count);
  }

  /** Without those that are no longer needed. */
  ModelSlot without(List<Retired> gone) {
    List<Retired> rest = new ArrayList<>(retired);
    rest.removeAll(gone);
    return new ModelSlot(current, fingerprint, rest, missed);
  }

  List<Retired> goneAt(long now) {
    return retired.stream().filter(model -> now - model.until() >= 0).toList();
  }

  /** Who made a bitstream, or who is there if that is none of these. */
  ServedModel makerOf(CodedFeatures bitstream) {
    if (made(current, bitstream)) {
      return current;
    }
    return retired.stream()
        .map(Retired::model)
        .filter(model -> made(model, bitstream))
        .findFirst()
        .orElse(current);
  }

  private static boolean made(ServedModel model, CodedFeatures bitstream) {
    try {
      bitstream.requireModel(model.decoder().identity());
      return true;
    } catch (WrongModelException another) {
      return false;
    }
  }
}

package dev.narrows.plan.link;

/**
 * What went through one direction of a link.
 *
 * @param payload bytes of the TCP streams
 * @param wire the same with the headers of the segments that they take
 */
public record Traffic(long payload, long wire) {
  /** What came since. */
  public Traffic since(Traffic before) {
    return new Traffic(payload - before.payload, wire - before.wire);
  }
}

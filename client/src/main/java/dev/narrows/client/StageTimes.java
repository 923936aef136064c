package dev.narrows.client;

/**
 * Where a picture's time went, in nanoseconds.
 *
 * @param waiting for room to be encoded, and for a server that could not take it
 * @param edge from pixels to bitstream
 * @param network there and back: what the last attempt took beyond the server's times
 * @param queue waiting in the server
 * @param cloud from bitstream to outputs
 */
public record StageTimes(long waiting, long edge, long network, long queue, long cloud) {
  /** All of it. */
  public long total() {
    return waiting + edge + network + queue + cloud;
  }
}

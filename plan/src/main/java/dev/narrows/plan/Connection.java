package dev.narrows.plan;

/** In what state the connection is when a picture is sent. */
public enum Connection {
  /** Open, with a congestion window that covers what is sent: the link alone says how long. */
  WARM,
  /**
   * Open, but idle for so long that the congestion window has shrunk to its start (RFC 5681, 4.1):
   * both directions start slowly.
   */
  IDLE,
  /** To be opened first: TCP's handshake, then both directions start slowly. Without TLS. */
  NEW
}

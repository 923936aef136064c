package dev.narrows.plan;

/**
 * What TCP over IPv4 adds to a stream of bytes on Ethernet's packets of 1500: 20 bytes of IP, 20 of
 * TCP and 12 of its time stamps (RFC 7323) for every 1448 bytes of payload. Acknowledgements travel
 * the other way and are left out.
 */
public final class TcpSegments {
  /** Payload of a full segment, bytes. */
  public static final int PAYLOAD = 1448;

  /** Headers of a segment, bytes. */
  public static final int HEADERS = 52;

  private TcpSegments() {}

  /** How many segments so many bytes of payload take, if they are sent at once. */
  public static long count(long payload) {
    return (payload + PAYLOAD - 1) / PAYLOAD;
  }

  /** Bytes of the packets that carry so many bytes of payload. */
  public static long wireBytes(long payload) {
    return payload + HEADERS * count(payload);
  }
}

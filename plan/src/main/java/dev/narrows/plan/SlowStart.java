package dev.narrows.plan;

/**
 * How much longer a transfer takes because TCP starts slowly: the sender may have ten segments
 * under way at first (RFC 6928) and twice as many after each round trip (RFC 5681, 3.1). While a
 * window of {@code w} bytes passes in less than the time until its first acknowledgement, the link
 * idles for the rest:
 *
 * <pre>stall of window k = max(0, roundTrip + 8·segment/rate − 8·w_k/rate),  w_k = w_0·2^k</pre>
 *
 * summed over the windows that the transfer fills (after Kurose and Ross, Computer Networking,
 * 3.7). Every segment is taken to be acknowledged at once, and none to be lost.
 */
final class SlowStart {
  private static final int FIRST_SEGMENTS = 10;

  private SlowStart() {}

  /**
   * The sum of the stalls, ms.
   *
   * @param wireBytes of the whole transfer
   * @param roundTrip ms
   */
  static double stalls(long wireBytes, Bandwidth rate, double roundTrip) {
    long segment = TcpSegments.PAYLOAD + TcpSegments.HEADERS;
    double untilFirst = roundTrip + rate.milliseconds((double) segment);
    double sum = 0;
    long window = FIRST_SEGMENTS * segment;
    long left = wireBytes - window;
    while (left > 0 && rate.milliseconds((double) window) < untilFirst) {
      sum += untilFirst - rate.milliseconds((double) window);
      window *= 2;
      left -= window;
    }
    return sum;
  }
}

package dev.narrows.plan;

/**
 * Predicts what a picture's answer takes, for one picture at a time, from stages measured on this
 * machine. With {@code s} the device's slowdown, and the answer wanted on the device,
 *
 * <pre>
 * local     s·network
 * image     s·encode          + up(request) + roundTrip + decode + network + call + down(response)
 * features  s·(edge + encode) + up(request) + roundTrip + decode + tasks   + call + down(response)
 *
 * up(b)   = 8·wire(b) / uplink   + stalls of a slow start, if the connection is not warm
 * down(b) = 8·wire(b) / downlink + the same
 * wire(b) = b + 52·⌈b / 1448⌉    headers of TCP and IP
 * </pre>
 *
 * {@code call} is what client and server take to speak, measured over the loopback; it is counted
 * at this machine's speed. Wanted in the cloud, it is there after half of the round trip and
 * without {@code down}; what the device computes alone is then sent up: {@code s·network +
 * up(response) + roundTrip/2}. A new connection takes one round trip more. Nothing waits in queues:
 * neither the link nor the cloud is shared. Stages are sums of medians.
 *
 * @param link between device and cloud
 * @param slowdown how many times longer the device takes than this machine, above 0
 * @param destination where the answer is wanted
 */
public record LatencyModel(Link link, double slowdown, Destination destination) {
  /**
   * @throws IllegalArgumentException if the slowdown is not positive and finite
   */
  public LatencyModel {
    if (!(slowdown > 0) || !Double.isFinite(slowdown)) {
      throw new IllegalArgumentException("slowdown: expected above 0, found " + slowdown);
    }
  }

  /** The answer is wanted on the device. */
  public LatencyModel(Link link, double slowdown) {
    this(link, slowdown, Destination.DEVICE);
  }

  /** What a candidate takes. */
  public Latency of(Candidate candidate) {
    double device = slowdown * Stage.sum(candidate.device());
    double cloud = Stage.sum(candidate.cloud());
    boolean local = candidate.way() == Way.LOCAL;
    return switch (destination) {
      case DEVICE ->
          local
              ? new Latency(device, 0, 0, 0, 0)
              : new Latency(
                  device,
                  transfer(candidate.request(), link.uplink()),
                  delay(1),
                  cloud,
                  transfer(candidate.response(), link.downlink()));
      case CLOUD -> {
        long sent = local ? candidate.response() : candidate.request();
        yield new Latency(device, transfer(sent, link.uplink()), delay(0.5), cloud, 0);
      }
    };
  }

  /** The same over another uplink. */
  public LatencyModel withUplink(Bandwidth uplink) {
    return new LatencyModel(link.withUplink(uplink), slowdown, destination);
  }

  /** So many round trips, and that of the handshake where there is one. */
  private double delay(double roundTrips) {
    double handshake =
        switch (link.connection()) {
          case WARM, IDLE -> 0;
          case NEW -> 1;
        };
    return (roundTrips + handshake) * link.roundTripMilliseconds();
  }

  private double transfer(long stream, Bandwidth rate) {
    long wire = TcpSegments.wireBytes(stream);
    double passing = rate.milliseconds((double) wire);
    return switch (link.connection()) {
      case WARM -> passing;
      case IDLE, NEW -> passing + SlowStart.stalls(wire, rate, link.roundTripMilliseconds());
    };
  }
}

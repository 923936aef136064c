package dev.narrows.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * The way between device and cloud. Nothing else is on it, and nothing is lost.
 *
 * @param uplink from the device
 * @param ownDownlink to the device; empty for that of the uplink
 * @param roundTrip how long the smallest packet takes there and back, half of it each way, at most
 *     a minute
 * @param connection in what state it is when a picture is sent
 */
public record Link(
    Bandwidth uplink, Optional<Bandwidth> ownDownlink, Duration roundTrip, Connection connection) {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

  /**
   * @throws IllegalArgumentException if the round trip is negative or too long
   */
  public Link {
    if (roundTrip.isNegative() || roundTrip.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "round trip: expected 0 to " + LONGEST.toSeconds() + " s, found " + roundTrip);
    }
  }

  /** A warm link of one bandwidth both ways. */
  public static Link symmetric(Bandwidth bandwidth, Duration roundTrip) {
    return new Link(bandwidth, Optional.empty(), roundTrip, Connection.WARM);
  }

  /** To the device. */
  public Bandwidth downlink() {
    return ownDownlink.orElse(uplink);
  }

  /** The round trip, ms. */
  public double roundTripMilliseconds() {
    return roundTrip.toNanos() / NANOSECONDS_PER_MILLISECOND;
  }

  /** The same link with another uplink, and with it the downlink unless that has one of its own. */
  public Link withUplink(Bandwidth other) {
    return new Link(other, ownDownlink, roundTrip, connection);
  }
}

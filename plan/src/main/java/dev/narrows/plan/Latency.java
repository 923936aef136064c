package dev.narrows.plan;

/**
 * What a picture's answer is predicted to take, ms.
 *
 * @param device stages on the device, slowdown included
 * @param uplink the request's way through the link, without the round trip
 * @param roundTrip the delay of the ways that are gone, and the handshake's where the connection is
 *     new
 * @param cloud stages in the cloud
 * @param downlink the answer's way through the link, without the round trip
 */
public record Latency(
    double device, double uplink, double roundTrip, double cloud, double downlink) {
  /** From the picture to its answer. */
  public double total() {
    return device + link() + cloud;
  }

  /** The part that the link answers for. */
  public double link() {
    return uplink + roundTrip + downlink;
  }
}

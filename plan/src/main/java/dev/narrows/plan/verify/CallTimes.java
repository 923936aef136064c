package dev.narrows.plan.verify;

/**
 * Where one call's time went, ms.
 *
 * @param total from the picture to its answer
 * @param device stages on the device
 * @param cloud stages in the cloud, as the server says
 */
public record CallTimes(double total, double device, double cloud) {
  /** The rest: the link, and what client and server take to speak over it. */
  public double link() {
    return total - device - cloud;
  }
}

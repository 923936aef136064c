package dev.narrows.evaluate.bench;

/**
 * What a codec made of a set of tensors.
 *
 * @param codec its name, such as {@code zstd:19}
 * @param tensors how many
 * @param elements of all of them
 * @param symbolBytes the same in bytes: one for each element up to 8 bits, else two
 * @param bytes of all payloads, without the container's side information
 * @param encodeSeconds of one thread for all of them
 * @param decodeSeconds of one thread for all of them
 * @param lossless whether every symbol came back
 */
public record CodecMeasurement(
    String codec,
    int tensors,
    long elements,
    long symbolBytes,
    long bytes,
    double encodeSeconds,
    double decodeSeconds,
    boolean lossless) {
  private static final double MEGABYTE = 1e6;

  /** Megabytes (10^6 bytes) of symbols encoded in a second. */
  public double encodeSpeed() {
    return symbolBytes / MEGABYTE / encodeSeconds;
  }

  /** Megabytes (10^6 bytes) of symbols decoded in a second. */
  public double decodeSpeed() {
    return symbolBytes / MEGABYTE / decodeSeconds;
  }

  /** Bits of payload for each element. */
  public double bitsPerElement() {
    return (double) Byte.SIZE * bytes / elements;
  }
}

package dev.narrows.runtime;

/**
 * A picture as the edge half sends it.
 *
 * @param bitstream all of it; not copied
 * @param coding how it was made, such as {@code latents:24}, {@code latents:24:base} or {@code
 *     clip:5/native:trained}
 * @param layers how many layers of features it has
 * @param sideInformationBytes bytes of it that are not payload
 * @param featuresNanoseconds time from the picture to its features
 * @param codingNanoseconds time from features to bytes
 */
public record EncodedPicture(
    byte[] bitstream,
    String coding,
    int layers,
    int sideInformationBytes,
    long featuresNanoseconds,
    long codingNanoseconds) {
  /** Bytes of the whole. */
  public int bytes() {
    return bitstream.length;
  }

  /** Time from the picture to bytes. */
  public long nanoseconds() {
    return featuresNanoseconds + codingNanoseconds;
  }
}

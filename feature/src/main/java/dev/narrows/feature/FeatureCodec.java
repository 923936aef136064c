package dev.narrows.feature;

/** Turns the symbols of a quantised tensor into bytes and back. Implementations are immutable. */
public interface FeatureCodec {
  /** What names this codec on the command line and in results, such as {@code jpeg:90}. */
  String name();

  /** Whether decoding gives back exactly the symbols encoded. */
  boolean lossless();

  /** The payload for a tensor's symbols; its shape, depth and range travel in the container. */
  byte[] encode(QuantizedTensor tensor);

  /**
   * The symbols of a payload, channel-major.
   *
   * @param payload what {@link #encode} gave
   * @param shape the shape of the tensor encoded
   * @param bits its depth
   * @throws MalformedBitstreamException if the payload is not one of this codec for that shape
   */
  short[] decode(byte[] payload, FeatureShape shape, int bits) throws MalformedBitstreamException;
}

package dev.narrows.feature;

/** Turns the symbols of a quantised tensor into bytes and back. Implementations are immutable. */
public interface FeatureCodec {
  /**
   * What names this codec on the command line, in bitstreams and in results, such as {@code
   * jpeg:90}: 1 to 32 characters of {@code a–z 0–9 : . -}.
   */
  String name();

  /** Whether decoding gives back exactly the symbols encoded. */
  boolean lossless();

  /**
   * The payload for a tensor's symbols; its shape, depth and reconstruction travel in the
   * container.
   *
   * @throws UnsupportedTensorException if the symbols are too deep or the tensor too large for the
   *     codec
   */
  byte[] encode(QuantizedTensor tensor) throws UnsupportedTensorException;

  /**
   * The symbols of a payload, channel-major, each below 2^bits. Memory is bounded by the shape and
   * the payload's length.
   *
   * @param payload what {@link #encode} gave
   * @param shape the shape of the tensor encoded
   * @param bits its depth, 1 to 16
   * @throws MalformedBitstreamException if the payload is not one of this codec for that shape and
   *     depth
   */
  short[] decode(byte[] payload, FeatureShape shape, int bits) throws MalformedBitstreamException;

  /**
   * The codec for some channels of a tensor whose layers are coded one by one, as if each were a
   * tensor of its own. A codec that knows something of every channel, such as trained statistics,
   * gives one that knows the right ones; others are their own. The name stays the same.
   *
   * @param first the first channel of the layer
   * @param count how many channels it has, at least 1
   */
  default FeatureCodec forChannels(int first, int count) {
    return this;
  }
}

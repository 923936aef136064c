package dev.narrows.feature;

/** Symbols as they are, channel-major, as {@link SymbolBytes}. */
public record RawCodec() implements FeatureCodec {
  @Override
  public String name() {
    return "raw";
  }

  @Override
  public boolean lossless() {
    return true;
  }

  @Override
  public byte[] encode(QuantizedTensor tensor) {
    return SymbolBytes.of(tensor.symbols(), tensor.bits());
  }

  @Override
  public short[] decode(byte[] payload, FeatureShape shape, int bits)
      throws MalformedBitstreamException {
    long expected = (long) shape.elements() * SymbolBytes.width(bits);
    if (payload.length != expected) {
      throw new MalformedBitstreamException(
          Math.min(payload.length, expected),
          "raw payload of " + shape + ": expected " + expected + " bytes, found " + payload.length);
    }
    return SymbolBytes.symbols(payload, bits, "raw payload");
  }
}

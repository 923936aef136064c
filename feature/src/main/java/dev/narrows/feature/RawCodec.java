package dev.narrows.feature;

/**
 * Symbols as they are, channel-major: one byte each up to 8 bits, two bytes each, most significant
 * first, above.
 */
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
    short[] symbols = tensor.symbols();
    int width = bytesPerSymbol(tensor.bits());
    byte[] payload = new byte[symbols.length * width];
    for (int i = 0; i < symbols.length; i++) {
      if (width == 2) {
        payload[2 * i] = (byte) (symbols[i] >>> 8);
      }
      payload[width * i + width - 1] = (byte) symbols[i];
    }
    return payload;
  }

  @Override
  public short[] decode(byte[] payload, FeatureShape shape, int bits)
      throws MalformedBitstreamException {
    int width = bytesPerSymbol(bits);
    long expected = (long) shape.elements() * width;
    if (payload.length != expected) {
      throw new MalformedBitstreamException(
          Math.min(payload.length, expected),
          "raw payload of " + shape + ": expected " + expected + " bytes, found " + payload.length);
    }
    short[] symbols = new short[shape.elements()];
    for (int i = 0; i < symbols.length; i++) {
      int high = width == 2 ? Byte.toUnsignedInt(payload[2 * i]) : 0;
      symbols[i] = (short) ((high << 8) | Byte.toUnsignedInt(payload[width * i + width - 1]));
    }
    int tooDeep = QuantizedTensor.firstTooDeep(symbols, bits);
    if (tooDeep >= 0) {
      throw new MalformedBitstreamException(
          (long) tooDeep * width,
          "raw payload: expected symbols of "
              + bits
              + " bits, found "
              + Short.toUnsignedInt(symbols[tooDeep]));
    }
    return symbols;
  }

  private static int bytesPerSymbol(int bits) {
    return bits <= 8 ? 1 : 2;
  }
}

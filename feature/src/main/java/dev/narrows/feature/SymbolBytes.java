package dev.narrows.feature;

/**
 * Symbols as bytes: one byte each up to 8 bits, two bytes each, most significant first, above. What
 * codecs of bytes compress.
 */
public final class SymbolBytes {
  private SymbolBytes() {}

  /**
   * Bytes that a symbol takes.
   *
   * @param bits its depth, 1 to 16
   */
  public static int width(int bits) {
    return bits <= Byte.SIZE ? 1 : 2;
  }

  /** The bytes of symbols of a depth of 1 to 16 bits, in their order. */
  public static byte[] of(short[] symbols, int bits) {
    int width = width(bits);
    byte[] bytes = new byte[symbols.length * width];
    for (int i = 0; i < symbols.length; i++) {
      if (width == 2) {
        bytes[2 * i] = (byte) (symbols[i] >>> Byte.SIZE);
      }
      bytes[width * i + width - 1] = (byte) symbols[i];
    }
    return bytes;
  }

  /**
   * The symbols in bytes.
   *
   * @param bytes a whole number of symbols
   * @param bits their depth, 1 to 16
   * @param what these bytes are, for the message
   * @throws MalformedBitstreamException if a symbol is deeper; the offset counts in these bytes
   */
  public static short[] symbols(byte[] bytes, int bits, String what)
      throws MalformedBitstreamException {
    int width = width(bits);
    short[] symbols = new short[bytes.length / width];
    for (int i = 0; i < symbols.length; i++) {
      int high = width == 2 ? Byte.toUnsignedInt(bytes[2 * i]) : 0;
      int low = Byte.toUnsignedInt(bytes[width * i + width - 1]);
      symbols[i] = (short) ((high << Byte.SIZE) | low);
    }
    int tooDeep = QuantizedTensor.firstTooDeep(symbols, bits);
    if (tooDeep >= 0) {
      throw new MalformedBitstreamException(
          (long) tooDeep * width,
          (what + ": expected symbols of " + bits + " bits, found ")
              + Short.toUnsignedInt(symbols[tooDeep]));
    }
    return symbols;
  }
}

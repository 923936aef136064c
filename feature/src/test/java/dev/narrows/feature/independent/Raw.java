package dev.narrows.feature.independent;

/** Section "raw". */
final class Raw {
  private Raw() {}

  static int[] decode(byte[] payload, Shape shape, int n) throws Refusal {
    int width = n <= 8 ? 1 : 2;
    Refusal.unless(payload.length == (long) shape.elements() * width, "a byte or two a symbol");
    ByteReader reader = new ByteReader(payload);
    int[] symbols = new int[shape.elements()];
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = width == 1 ? reader.unsigned8() : reader.signed16() & 0xFFFF;
      Refusal.unless(symbols[i] < 1 << n, "a symbol of n bits");
    }
    return symbols;
  }
}

package dev.narrows.feature.independent;

/** Section "native:fast", "Bits": the lowest bit of the first byte first. */
final class Bits {
  private final byte[] bytes;
  private final int start;
  private long position;

  /** Of the bytes from one on. */
  Bits(byte[] bytes, int start) {
    this.bytes = bytes;
    this.start = start;
  }

  int bit() throws Refusal {
    long at = start + position / 8;
    Refusal.unless(at < bytes.length, "another bit");
    int bit = (bytes[(int) at] >> (position % 8)) & 1;
    position++;
    return bit;
  }

  int number(int k) throws Refusal {
    int number = 0;
    for (int i = 0; i < k; i++) {
      number |= bit() << i;
    }
    return number;
  }

  int small() throws Refusal {
    int k = 0;
    while (bit() == 0) {
      k++;
      Refusal.unless(k <= 16, "a small number of at most 16 zeros");
    }
    return (1 << k) + number(k) - 1;
  }

  int smallDifference() throws Refusal {
    int small = small();
    return small % 2 == 0 ? small / 2 : -(small + 1) / 2;
  }

  /** The first byte behind the string. */
  int end() throws Refusal {
    while (position % 8 != 0) {
      Refusal.unless(bit() == 0, "spare bits of 0");
    }
    return (int) (start + position / 8);
  }
}

package dev.narrows.feature.independent;

/** Section "native:strong": functions of its notation and of its tables. */
final class Numbers {
  private static final int[] RATE = new int[1024];

  static {
    for (int k = 0; k < RATE.length; k++) {
      RATE[k] = 32768 / (2 * k + 3);
    }
  }

  private Numbers() {}

  static int rate(int k) {
    return RATE[k];
  }

  static long step(long d, int k) {
    return (d * RATE[k]) >> 14;
  }

  static int log2(long x) {
    return 63 - Long.numberOfLeadingZeros(x);
  }

  static long clamp(long x, long a, long b) {
    return Math.max(a, Math.min(b, x));
  }

  static int quarterOctave(long v) {
    if (v < 4) {
      return (int) v;
    }
    int e = log2(v);
    return 4 * (e - 1) + (int) (v >> (e - 2)) % 4;
  }

  static int halfOctave(long v) {
    if (v < 2) {
      return (int) v;
    }
    int e = log2(v);
    return 2 * e + (int) (v >> (e - 1)) % 2;
  }
}

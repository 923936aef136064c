package dev.narrows.feature.independent;

/** Section "native:strong", "Bytes". */
final class Arithmetic {
  private static final long MOST = 0xFFFFFFFFL;

  private final byte[] payload;
  private long range = MOST;
  private long code;
  private int position;

  Arithmetic(byte[] payload) throws Refusal {
    this.payload = payload;
    for (int i = 0; i < 4; i++) {
      code = (code << 8) | next();
    }
  }

  int decision(int one) throws Refusal {
    long bound = (range * one) >> 16;
    int bit = code < bound ? 1 : 0;
    if (bit == 1) {
      range = bound;
    } else {
      code -= bound;
      range -= bound;
    }
    widen();
    return bit;
  }

  int number(int k) throws Refusal {
    int u = Math.max(0, k - 8);
    int v = even(u);
    return (v << (k - u)) + even(k - u);
  }

  private int even(int k) throws Refusal {
    range >>= k;
    long v = Math.min(code / range, (1L << k) - 1);
    code -= v * range;
    widen();
    return (int) v;
  }

  private void widen() throws Refusal {
    while (range < 1 << 24) {
      range <<= 8;
      code = ((code << 8) | next()) & MOST;
    }
  }

  private int next() throws Refusal {
    int next = position < payload.length ? payload[position] & 0xFF : 0;
    position++;
    Refusal.unless(position <= payload.length + 2, "further bytes");
    return next;
  }

  void requireEnd(int least) throws Refusal {
    int end = position - 2;
    Refusal.unless(code < 1 << 16, "a code below 2^16 at the end");
    Refusal.unless(payload.length == Math.max(end, least), "no further bytes");
    for (int i = end; i < payload.length; i++) {
      Refusal.unless(payload[i] == 0, "zero bytes");
    }
  }
}

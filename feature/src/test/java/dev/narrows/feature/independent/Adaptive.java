package dev.narrows.feature.independent;

/** Section "native:strong", "Adaptive probabilities". */
final class Adaptive {
  private int p;
  private int count;

  Adaptive(int probability, int count) {
    this.p = probability * 64;
    this.count = count;
  }

  Adaptive copy() {
    Adaptive copy = new Adaptive(0, count);
    copy.p = p;
    return copy;
  }

  int p() {
    return p;
  }

  int decision(Arithmetic coder, int limit) throws Refusal {
    int bit = coder.decision((int) Numbers.clamp(p >> 6, 32, 65504));
    update(bit, limit);
    return bit;
  }

  void update(int bit, int limit) {
    p += (((bit * ((1 << 22) - 1) - p) >> 4) * Numbers.rate(count)) >> 10;
    if (count < limit) {
      count++;
    }
  }
}

package dev.narrows.feature.independent;

/** Section "native:strong", "Decisions". */
final class Decisions {
  private static final int LIMIT = 543;

  private final Arithmetic coder;
  private final Expectation expectation;
  private final int deep;
  private final boolean signed;
  private final int top;

  private final int nodes;
  private final int valueBins;
  private final int values;
  private final int neighbourBins;
  private final int neighbours;

  /** Null: never seen. */
  private final Adaptive[] array;

  private final long[] v0 = {37000, 37000};
  private final long[] v1 = {63000, 63000};
  private int firstOfValue;
  private int firstOfNeighbours;
  private boolean negative;

  Decisions(Arithmetic coder, Expectation expectation, int n, boolean signed, int top) {
    this.coder = coder;
    this.expectation = expectation;
    this.deep = Math.max(0, n - 8);
    this.signed = signed;
    this.top = top;
    nodes = 4 * top;
    valueBins = 4 * n + 8;
    values = signed ? 2 * valueBins : valueBins;
    neighbourBins = 2 * n + 2;
    neighbours = signed ? 2 * neighbourBins : neighbourBins;
    array = new Adaptive[(16 * values + neighbours * neighbours) * nodes];
  }

  int difference() throws Refusal {
    firstOfValue = (valueBin(expectation.expected()) * 16 + scaleBin()) * nodes;
    int ofNeighbours =
        neighbourBin(expectation.west()) * neighbours + neighbourBin(expectation.westWest());
    firstOfNeighbours = Math.max(0, (16 * values + ofNeighbours) * nodes);

    if (both(0) == 0) {
      return 0;
    }
    negative = signed && both(1) == 1;
    int lead = top - 1;
    int high = 1 << top;
    while (lead > 0 && alone(1 + lead, 1 << lead, high) == 0) {
      high = 1 << lead;
      lead -= 1;
    }
    int m = 1 << lead;
    if (lead > 0) {
      int half = 1 << (lead - 1);
      int first = alone(top + 1 + lead, m + half, m + 2 * half);
      m += first * half;
      if (lead > 1) {
        half = 1 << (lead - 2);
        m += half * alone(2 * top + 2 * lead + first, m + half, m + 2 * half);
        m += coder.number(lead - 2);
      }
    }
    return negative ? -m : m;
  }

  private int valueBin(long x) {
    int b = Math.min(Numbers.quarterOctave(Math.abs(x) >> 2), valueBins - 1);
    int z = signed ? valueBins : 0;
    return x < 0 ? z - b : z + b;
  }

  private int neighbourBin(long x) {
    int b = Math.min(Numbers.halfOctave(Math.abs(x) >> 4), neighbourBins - 1);
    int z = signed ? neighbourBins : 0;
    return x < 0 ? z - b : z + b;
  }

  private int scaleBin() {
    return (int) Numbers.clamp(Numbers.halfOctave(expectation.scale() >> deep) - 6, 0, 15);
  }

  private int alone(int node, int middle, int high) throws Refusal {
    int i = firstOfValue + node;
    if (array[i] == null) {
      array[i] = new Adaptive(opinion(node, middle, high), 35);
    }
    return array[i].decision(coder, LIMIT);
  }

  private int both(int node) throws Refusal {
    int i = firstOfValue + node;
    int j = firstOfNeighbours + node;
    Adaptive a = array[i] == null ? new Adaptive(opinion(node), 35) : array[i].copy();
    Adaptive b = array[j] == null ? new Adaptive(40000, 8) : array[j].copy();
    int s0 = Logistic.stretch(a.p() >> 10);
    int s1 = Logistic.stretch(b.p() >> 10);
    int one = Logistic.squash((int) ((v0[node] * s0 + v1[node] * s1) >> 16));
    int bit = coder.decision((int) Numbers.clamp(one, 32, 65504));
    int e = (65536 * bit - one) >> 4;
    v0[node] += (e * s0 + 512) >> 10;
    v1[node] += (e * s1 + 512) >> 10;
    a.update(bit, LIMIT);
    b.update(bit, LIMIT);
    array[i] = a;
    array[j] = b;
    return bit;
  }

  private int below(long x, long h) {
    long separation = (8 * h - x) * 256 / Math.max(1, expectation.scale());
    return Logistic.squash((int) Numbers.clamp(separation, -2047, 2047));
  }

  private static int share(long part, long whole) {
    return clamped((65536 * (part + 1)) / (whole + 2));
  }

  private static int clamped(long opinion) {
    return (int) Numbers.clamp(opinion, 64, 65472);
  }

  private int opinion(int node) {
    long expected = expectation.expected();
    long l = below(expected, -1);
    if (node == 0) {
      long zero = signed ? below(expected, 1) - l : below(expected, 1);
      return clamped(65536 - zero);
    }
    return share(l, l + 65536 - below(expected, 1));
  }

  private int opinion(int node, int middle, int high) {
    long x = negative ? -expectation.expected() : expectation.expected();
    long low = node <= top ? 1 : 2L * middle - high;
    long l = below(x, 2 * low - 1);
    long g = high == 1 << top ? 65536 : below(x, 2L * high - 1);
    return share(g - below(x, 2L * middle - 1), g - l);
  }
}

package dev.narrows.feature.independent;

import java.util.Arrays;
import java.util.List;

/** Section "native:strong and native:trained", "Tensor". */
final class Strong {
  private static final int ELEMENTS_A_BYTE = 32768;
  private static final int FLAG_LIMIT = 30;

  private final Shape shape;
  private final int n;
  private final Arithmetic coder;
  private final int[] symbols;

  private Strong(byte[] payload, Shape shape, int n) throws Refusal {
    this.shape = shape;
    this.n = n;
    this.coder = new Arithmetic(payload);
    this.symbols = new int[shape.elements()];
  }

  /** The priors are those of the tensor's channels at its depth. */
  static int[] decode(byte[] payload, Shape shape, int n, List<Prior> priors) throws Refusal {
    int least = shape.elements() / ELEMENTS_A_BYTE;
    Refusal.unless(payload.length >= least, "the least length");
    Refusal.unless(priors.size() == shape.channels(), "as many channels as the priors");
    Strong strong = new Strong(payload, shape, n);
    strong.tensor(priors);
    strong.coder.requireEnd(least);
    return strong.symbols;
  }

  private void tensor(List<Prior> priors) throws Refusal {
    boolean predicted = coder.decision(4096) == 1;
    int zero = coder.decision(16384) == 1 ? coder.number(n) : 0;
    int least = predicted ? -(1 << (n - 1)) : -zero;
    int greatest = predicted ? (1 << (n - 1)) - 1 : (1 << n) - 1 - zero;
    boolean signed = least < 0;
    int top = Numbers.log2(Math.max(greatest, -least)) + 1;
    Expectation expectation = new Expectation(shape, Math.max(0, n - 8), signed);
    Decisions decisions = new Decisions(coder, expectation, n, signed, top);
    Adaptive constant = new Adaptive(1024, 1);
    Adaptive dead = new Adaptive(49152, 1);

    int plane = shape.plane();
    for (int channel = 0; channel < shape.channels(); channel++) {
      int start = channel * plane;
      if (constant.decision(coder, FLAG_LIMIT) == 1) {
        int symbol = dead.decision(coder, FLAG_LIMIT) == 1 ? zero : coder.number(n);
        Arrays.fill(symbols, start, start + plane, symbol);
        expectation.constantChannel(channel, 16 * (symbol - zero));
        continue;
      }
      expectation.begin(channel, priors.get(channel));
      for (int place = 0; place < plane; place++) {
        expectation.expect(place);
        int d = decisions.difference();
        expectation.learn(d);
        int symbol = predicted ? (d + base(start, place, zero)) & ((1 << n) - 1) : d + zero;
        Refusal.unless(symbol >= 0 && symbol < 1 << n, "a symbol of n bits");
        symbols[start + place] = symbol;
      }
      expectation.end();
    }
  }

  private int base(int start, int place, int zero) {
    int at = start + place;
    int width = shape.width();
    boolean firstRow = place < width;
    boolean firstColumn = place % width == 0;
    if (firstRow) {
      return firstColumn ? zero : symbols[at - 1];
    }
    int north = symbols[at - width];
    if (firstColumn) {
      return north;
    }
    int west = symbols[at - 1];
    int[] three = {west, north, west + north - symbols[at - width - 1]};
    Arrays.sort(three);
    return three[1];
  }
}

package dev.narrows.feature.independent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Section "native:fast". */
final class Fast {
  private static final int ELEMENTS_A_BYTE = 32768;

  private final byte[] payload;
  private final Shape shape;
  private final int n;
  private final int[] symbols;
  private final int[] tokens;

  private Fast(byte[] payload, Shape shape, int n) {
    this.payload = payload;
    this.shape = shape;
    this.n = n;
    this.symbols = new int[shape.elements()];
    this.tokens = new int[shape.elements()];
  }

  static int[] decode(byte[] payload, Shape shape, int n) throws Refusal {
    Refusal.unless(payload.length >= shape.elements() / ELEMENTS_A_BYTE, "the least length");
    Fast fast = new Fast(payload, shape, n);
    fast.requireZeros(fast.decode());
    return fast.symbols;
  }

  /** Returns where the raw bits end. */
  private int decode() throws Refusal {
    Bits front = new Bits(payload, 0);
    int r = front.number(n);
    Arrays.fill(symbols, r);
    boolean dead = front.bit() == 1;
    if (dead && front.bit() == 1) {
      return front.end();
    }
    boolean constant = front.bit() == 1;
    int plane = shape.plane();
    List<Integer> live = new ArrayList<>();
    for (int channel = 0; channel < shape.channels(); channel++) {
      if (dead && front.bit() == 1) {
        continue;
      }
      if (constant && front.bit() == 1) {
        Arrays.fill(symbols, channel * plane, (channel + 1) * plane, front.number(n));
      } else {
        live.add(channel);
      }
    }
    return live.isEmpty() ? front.end() : liveChannels(front, r, live);
  }

  private int liveChannels(Bits front, int r, List<Integer> live) throws Refusal {
    Contexts contexts = new Contexts(front);
    int words = front.number(front.number(5));
    int start = front.end();
    int states = live.size() >= 4 ? 4 : 1;
    Rans rans = new Rans(payload, start, words, states);
    Bits raw = new Bits(payload, start + 2 * words);

    int done = 0;
    while (done < live.size()) {
      int together = live.size() - done >= 4 ? 4 : 1;
      for (int place = 0; place < shape.plane(); place++) {
        for (int state = 0; state < together; state++) {
          int turn = done + state;
          int before = turn - together < 0 ? -1 : live.get(turn - together);
          int[] s = distribution(contexts, live.get(turn), place, before);
          int token = contexts.firstToken() + rans.index(state, s);
          element(live.get(turn) * shape.plane() + place, r, token, raw);
        }
      }
      done += together;
    }
    rans.requireEnd();
    return raw.end();
  }

  /** Of the neighbours of a place; the channel before in the same state, or -1. */
  private int[] distribution(Contexts contexts, int channel, int place, int before) {
    int at = channel * shape.plane() + place;
    boolean firstRow = place < shape.width();
    boolean firstColumn = place % shape.width() == 0;
    if (firstRow && firstColumn) {
      int w = before < 0 ? 0 : tokens[before * shape.plane()];
      return contexts.distribution(w, w);
    }
    int w = firstColumn ? tokens[at - shape.width()] : tokens[at - 1];
    int v = firstRow ? w : tokens[at - shape.width()];
    return contexts.distribution(w, v);
  }

  private void element(int at, int r, int token, Bits raw) throws Refusal {
    tokens[at] = token;
    int symbol = r + Tokens.leastDifference(token) + raw.number(Tokens.rawBits(token));
    Refusal.unless(symbol >= 0 && symbol < 1 << n, "a symbol of n bits");
    symbols[at] = symbol;
  }

  private void requireZeros(int end) throws Refusal {
    int least = shape.elements() / ELEMENTS_A_BYTE;
    Refusal.unless(payload.length == Math.max(end, least), "no byte behind the raw bits");
    for (int i = end; i < payload.length; i++) {
      Refusal.unless(payload[i] == 0, "zero bytes");
    }
  }
}

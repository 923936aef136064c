package dev.narrows.feature.entropy;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;

/** Reads the symbols of the live channels, in the order of {@link FastRows}. */
final class FastReader {
  private static final int STRIDE_BITS = FastContexts.STRIDE_BITS;

  private final short[] symbols;
  private final int height;
  private final int width;
  private final int bits;
  private final int[] live;
  private final TokenSource source;
  private final BitSource raw;
  private final byte[] contexts;
  private final byte[] slots;
  private final int[] steps;

  /** Least symbol of each token, and how many raw bits follow. */
  private final int[] least;

  private final int[] rawBits;

  /** Tokens of the row above, or of as much of this row as is read, of the channels in turn. */
  private final byte[] row;

  /** The token of the reference. */
  private final int zero;

  /** All bits that were set in a symbol. */
  private int seen;

  FastReader(
      short[] symbols,
      FeatureShape shape,
      FastChannels channels,
      FastModel model,
      TokenSource source,
      BitSource raw) {
    this.symbols = symbols;
    this.source = source;
    this.raw = raw;
    height = shape.height();
    width = shape.width();
    bits = channels.bits();
    live = channels.live();
    contexts = model.contexts().map();
    slots = source.slots;
    steps = source.steps;
    Tokens tokens = model.tokens();
    least = new int[tokens.size()];
    rawBits = new int[tokens.size()];
    for (int index = 0; index < least.length; index++) {
      least[index] = channels.reference() + tokens.least(index);
      rawBits[index] = tokens.rawBitsAt(index);
    }
    row = new byte[FastCodec.lanes(live.length) * width];
    zero = tokens.negative();
  }

  /**
   * @throws MalformedBitstreamException if the data end too early or a symbol is too deep
   */
  void read() throws MalformedBitstreamException {
    int[] firsts = {zero, zero, zero, zero};
    int whole = live.length / FastCodec.LANES * FastCodec.LANES;
    int plane = height * width;
    for (int first = 0; first < whole; first += FastCodec.LANES) {
      for (int y = 0; y < height; y++) {
        readFour(first, y, firsts);
        requireValid();
      }
    }
    int before = whole == 0 ? zero : firsts[FastCodec.LANES - 1];
    for (int channel = whole; channel < live.length; channel++) {
      int start = live[channel] * plane;
      for (int y = 0; y < height; y++) {
        readOne(start + y * width, y == 0, y == 0 ? before : row[0]);
        if (y == 0) {
          before = row[0];
        }
        requireValid();
      }
    }
  }

  private void readFour(int first, int y, int[] firsts) {
    boolean top = y == 0;
    int plane = height * width;
    int at0 = live[first] * plane + y * width;
    int at1 = live[first + 1] * plane + y * width;
    int at2 = live[first + 2] * plane + y * width;
    int at3 = live[first + 3] * plane + y * width;
    int west0 = top ? firsts[0] : row[0];
    int west1 = top ? firsts[1] : row[1];
    int west2 = top ? firsts[2] : row[2];
    int west3 = top ? firsts[3] : row[3];
    int[] states = source.states;
    int state0 = states[0];
    int state1 = states[1];
    int state2 = states[2];
    int state3 = states[3];
    for (int x = 0, at = 0; x < width; x++, at += 4) {
      int context0 = contexts[(west0 << STRIDE_BITS) | (top ? west0 : row[at])];
      int context1 = contexts[(west1 << STRIDE_BITS) | (top ? west1 : row[at + 1])];
      int context2 = contexts[(west2 << STRIDE_BITS) | (top ? west2 : row[at + 2])];
      int context3 = contexts[(west3 << STRIDE_BITS) | (top ? west3 : row[at + 3])];
      west0 = slots[TokenSource.slot(context0, state0)];
      west1 = slots[TokenSource.slot(context1, state1)];
      west2 = slots[TokenSource.slot(context2, state2)];
      west3 = slots[TokenSource.slot(context3, state3)];
      state0 = source.pop(state0, steps[(context0 << STRIDE_BITS) | west0]);
      state1 = source.pop(state1, steps[(context1 << STRIDE_BITS) | west1]);
      state2 = source.pop(state2, steps[(context2 << STRIDE_BITS) | west2]);
      state3 = source.pop(state3, steps[(context3 << STRIDE_BITS) | west3]);
      row[at] = (byte) west0;
      row[at + 1] = (byte) west1;
      row[at + 2] = (byte) west2;
      row[at + 3] = (byte) west3;
      symbols[at0 + x] = symbol(west0);
      symbols[at1 + x] = symbol(west1);
      symbols[at2 + x] = symbol(west2);
      symbols[at3 + x] = symbol(west3);
    }
    states[0] = state0;
    states[1] = state1;
    states[2] = state2;
    states[3] = state3;
    if (top) {
      for (int lane = 0; lane < 4; lane++) {
        firsts[lane] = row[lane];
      }
    }
  }

  private void readOne(int start, boolean top, int before) {
    int west = before;
    int state = source.states[0];
    for (int x = 0; x < width; x++) {
      int context = contexts[(west << STRIDE_BITS) | (top ? west : row[x])];
      west = slots[TokenSource.slot(context, state)];
      state = source.pop(state, steps[(context << STRIDE_BITS) | west]);
      row[x] = (byte) west;
      symbols[start + x] = symbol(west);
    }
    source.states[0] = state;
  }

  private short symbol(int token) {
    int symbol = least[token] + raw.take(rawBits[token]);
    seen |= symbol;
    return (short) symbol;
  }

  private void requireValid() throws MalformedBitstreamException {
    source.requireData();
    raw.requireData();
    if (seen >>> bits != 0) {
      throw new MalformedBitstreamException(
          raw.offset(), "symbols: expected less than 2^" + bits + ", found more or less than 0");
    }
  }
}

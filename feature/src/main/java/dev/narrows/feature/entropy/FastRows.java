package dev.narrows.feature.entropy;

import dev.narrows.feature.QuantizedTensor;

/**
 * Goes through the live channels in the order of the code: four channels side by side, element by
 * element, and those that are left over one by one.
 */
final class FastRows {
  private static final int STRIDE_BITS = FastContexts.STRIDE_BITS;

  /** Elements of a tensor that is large. */
  private static final int LARGE = 1 << 15;

  private final short[] symbols;
  private final int height;
  private final int width;
  private final int reference;
  private final int[] live;

  /** Token of each symbol. */
  private final byte[] indices;

  /** Of each token its least symbol · 16 + its raw bits. */
  private final int[] places;

  /** What the elements of a row are coded as, context · 128 + token, the channels in turn. */
  private final char[] row;

  FastRows(QuantizedTensor tensor, int reference, int[] live, Tokens tokens) {
    symbols = tensor.symbols();
    height = tensor.shape().height();
    width = tensor.shape().width();
    this.reference = reference;
    this.live = live;
    row = new char[FastCodec.LANES * width];
    indices = new byte[1 << tensor.bits()];
    int least = reference + tokens.least(0);
    for (int symbol = Math.max(0, least); symbol < indices.length; symbol++) {
      int index = tokens.index(symbol - reference);
      indices[symbol] = (byte) Math.min(index, tokens.size() - 1);
    }
    places = new int[tokens.size()];
    for (int index = 0; index < places.length; index++) {
      places[index] = ((reference + tokens.least(index)) << 4) | tokens.rawBitsAt(index);
    }
  }

  /**
   * How often each token occurs in each context: of large tensors an estimate from every third row,
   * which is enough to choose distributions by.
   */
  int[] count(FastContexts contexts) {
    byte[] map = contexts.map();
    // By turns, as raising the same number twice in a row would wait for memory.
    int[] counts = new int[contexts.count() << STRIDE_BITS];
    int[] others = new int[counts.length];
    int step = (long) live.length * height * width < LARGE ? 1 : 3;
    int number = 0;
    for (int first = 0, lanes; first < live.length; first += lanes) {
      lanes = lanes(first);
      for (int y = 0; y < height; y++, number++) {
        if (number % step == 0) {
          lookAt(first, lanes, y, map);
          count(counts, others, lanes * width);
        }
      }
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] = step * (counts[i] + others[i]);
    }
    return counts;
  }

  private void count(int[] counts, int[] others, int length) {
    int i = 0;
    for (; i < length - 1; i += 2) {
      counts[row[i]]++;
      others[row[i + 1]]++;
    }
    if (i < length) {
      counts[row[i]]++;
    }
  }

  /** The raw bits of all symbols. */
  byte[] raw() {
    BitSink raw = new BitSink(symbols.length / 4);
    for (int first = 0, lanes; first < live.length; first += lanes) {
      lanes = lanes(first);
      for (int y = 0; y < height; y++) {
        if (lanes == FastCodec.LANES) {
          putFour(first, y, raw);
        } else {
          putOne(start(first, y), raw);
        }
      }
    }
    return raw.finish();
  }

  private void putFour(int first, int y, BitSink raw) {
    int start0 = start(first, y);
    int start1 = start(first + 1, y);
    int start2 = start(first + 2, y);
    int start3 = start(first + 3, y);
    for (int x = 0; x < width; x++) {
      int symbol0 = symbols[start0 + x] & 0xFFFF;
      int symbol1 = symbols[start1 + x] & 0xFFFF;
      int symbol2 = symbols[start2 + x] & 0xFFFF;
      int symbol3 = symbols[start3 + x] & 0xFFFF;
      int place0 = places[indices[symbol0]];
      int place1 = places[indices[symbol1]];
      int place2 = places[indices[symbol2]];
      int place3 = places[indices[symbol3]];
      int bits0 = place0 & 15;
      int bits2 = place2 & 15;
      int pair0 = (symbol0 - (place0 >> 4)) | ((symbol1 - (place1 >> 4)) << bits0);
      int pair2 = (symbol2 - (place2 >> 4)) | ((symbol3 - (place3 >> 4)) << bits2);
      raw.put(pair0, bits0 + (place1 & 15));
      raw.put(pair2, bits2 + (place3 & 15));
    }
  }

  private void putOne(int start, BitSink raw) {
    for (int x = 0; x < width; x++) {
      int symbol = symbols[start + x] & 0xFFFF;
      int place = places[indices[symbol]];
      raw.put(symbol - (place >> 4), place & 15);
    }
  }

  /** Where a row of a live channel starts. */
  private int start(int channel, int y) {
    return (live[channel] * height + y) * width;
  }

  /** The words of all tokens. */
  byte[] code(FastModel model) {
    byte[] map = model.contexts().map();
    TokenStack stack = new TokenStack(model, FastCodec.lanes(live.length));
    int whole = live.length / FastCodec.LANES * FastCodec.LANES;
    int first = live.length;
    while (first > 0) {
      int lanes = first > whole ? 1 : FastCodec.LANES;
      first -= lanes;
      for (int y = height - 1; y >= 0; y--) {
        lookAt(first, lanes, y, map);
        stack.push(row, width * lanes, lanes);
      }
    }
    return stack.finish();
  }

  private int lanes(int first) {
    return FastCodec.lanes(live.length - first);
  }

  private void lookAt(int first, int lanes, int y, byte[] map) {
    for (int lane = 0; lane < lanes; lane++) {
      int start = start(first + lane, y);
      if (y > 0) {
        lookAtLower(start, lane, lanes, map);
      } else {
        int before = first + lane - lanes;
        int lead = before < 0 ? reference : symbols[start(before, 0)] & 0xFFFF;
        lookAtTop(start, lead, lane, lanes, map);
      }
    }
  }

  /** In a channel's first row the west neighbour is the north neighbour, too. */
  private void lookAtTop(int start, int before, int lane, int lanes, byte[] map) {
    int west = indices[before];
    for (int x = 0, at = lane; x < width; x++, at += lanes) {
      int index = indices[symbols[start + x] & 0xFFFF];
      int context = map[(west << STRIDE_BITS) | west];
      row[at] = (char) ((context << STRIDE_BITS) | index);
      west = index;
    }
  }

  private void lookAtLower(int start, int lane, int lanes, byte[] map) {
    int above = start - width;
    int west = indices[symbols[above] & 0xFFFF];
    for (int x = 0, at = lane; x < width; x++, at += lanes) {
      int index = indices[symbols[start + x] & 0xFFFF];
      int north = indices[symbols[above + x] & 0xFFFF];
      int context = map[(west << STRIDE_BITS) | north];
      row[at] = (char) ((context << STRIDE_BITS) | index);
      west = index;
    }
  }
}

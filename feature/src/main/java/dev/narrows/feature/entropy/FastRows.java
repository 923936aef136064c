package dev.narrows.feature.entropy;

import dev.narrows.feature.QuantizedTensor;

/**
 * Goes through the live channels in the order of the code: four channels side by side, element by
 * element, and those that are left over one by one.
 */
final class FastRows {
  private final short[] symbols;
  private final int height;
  private final int width;
  private final int reference;
  private final int[] live;
  private final Tokens tokens;

  /** Token of each symbol; what a row's elements are coded as, context · 128 + token. */
  private final byte[] indices;

  private final char[] row;

  FastRows(QuantizedTensor tensor, int reference, int[] live, Tokens tokens) {
    symbols = tensor.symbols();
    height = tensor.shape().height();
    width = tensor.shape().width();
    this.reference = reference;
    this.live = live;
    this.tokens = tokens;
    row = new char[FastCodec.LANES * width];
    indices = new byte[1 << tensor.bits()];
    int least = reference + tokens.least(0);
    for (int symbol = Math.max(0, least); symbol < indices.length; symbol++) {
      int index = tokens.index(symbol - reference);
      indices[symbol] = (byte) Math.min(index, tokens.size() - 1);
    }
  }

  /** How often each token occurs in each context; the raw bits on the way. */
  int[] count(FastContexts contexts, BitSink raw) {
    byte[] map = contexts.map();
    int[] counts = new int[contexts.count() << FastContexts.STRIDE_BITS];
    int[] least = new int[tokens.size()];
    int[] rawBits = new int[tokens.size()];
    for (int index = 0; index < least.length; index++) {
      least[index] = reference + tokens.least(index);
      rawBits[index] = tokens.rawBitsAt(index);
    }
    for (int first = 0, lanes; first < live.length; first += lanes) {
      lanes = lanes(first);
      for (int y = 0; y < height; y++) {
        lookAt(first, lanes, y, map);
        for (int x = 0; x < width; x++) {
          for (int lane = 0; lane < lanes; lane++) {
            int event = row[x * lanes + lane];
            counts[event]++;
            int index = event & (1 << FastContexts.STRIDE_BITS) - 1;
            int bits = rawBits[index];
            if (bits != 0) {
              int symbol = symbols[(live[first + lane] * height + y) * width + x] & 0xFFFF;
              raw.put(symbol - least[index], bits);
            }
          }
        }
      }
    }
    return counts;
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
      int start = (live[first + lane] * height + y) * width;
      if (y > 0) {
        lookAtLower(start, lane, lanes, map);
      } else {
        int before = first + lane - lanes;
        lookAtTop(start, before < 0 ? reference : symbols[live[before] * height * width] & 0xFFFF, lane, lanes, map);
      }
    }
  }

  /** In a channel's first row the west neighbour is the north neighbour, too. */
  private void lookAtTop(int start, int before, int lane, int lanes, byte[] map) {
    int west = indices[before];
    for (int x = 0, at = lane; x < width; x++, at += lanes) {
      int index = indices[symbols[start + x] & 0xFFFF];
      int context = map[west << FastContexts.STRIDE_BITS | west];
      row[at] = (char) (context << FastContexts.STRIDE_BITS | index);
      west = index;
    }
  }

  private void lookAtLower(int start, int lane, int lanes, byte[] map) {
    int above = start - width;
    int west = indices[symbols[above] & 0xFFFF];
    for (int x = 0, at = lane; x < width; x++, at += lanes) {
      int index = indices[symbols[start + x] & 0xFFFF];
      int north = indices[symbols[above + x] & 0xFFFF];
      int context = map[west << FastContexts.STRIDE_BITS | north];
      row[at] = (char) (context << FastContexts.STRIDE_BITS | index);
      west = index;
    }
  }
}

package dev.narrows.feature.entropy;

import dev.narrows.feature.MalformedBitstreamException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The other side of {@link TokenStack}. */
final class TokenSource {
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int BITS = TokenDistribution.BITS;
  private static final int MASK = (1 << BITS) - 1;

  /** Token of each of the 2^12 places in each context. */
  final byte[] slots;

  /** Frequency · 2^12 + the sum of those before, of each token, 128 to each context. */
  final int[] steps;

  final int[] states;
  private final byte[] bytes;
  private final int end;
  private int position;

  /**
   * @param lanes number of states
   * @param bytes where the words are; another must lie behind them
   * @param start of the words
   * @param end of the words
   */
  TokenSource(FastModel model, int lanes, byte[] bytes, int start, int end)
      throws MalformedBitstreamException {
    this.bytes = bytes;
    this.end = end;
    position = start;
    states = new int[lanes];
    for (int lane = 0; lane < lanes; lane++) {
      states[lane] = word() | (word() << 16);
      if (states[lane] < TokenStack.LEAST_STATE) {
        throw new MalformedBitstreamException(
            Math.min(position, end),
            "state " + lane + ": expected 2^15 to 2^31 − 1, found " + states[lane]);
      }
    }
    slots = new byte[model.distributions().length << BITS];
    steps = new int[model.distributions().length << FastContexts.STRIDE_BITS];
    for (int context = 0; context < model.distributions().length; context++) {
      int[] sums = model.distributions()[context].cumulative(model.tokens());
      for (int token = 0; token < sums.length - 1; token++) {
        int base = context << BITS;
        Arrays.fill(slots, base + sums[token], base + sums[token + 1], (byte) token);
        steps[(context << FastContexts.STRIDE_BITS) | token] =
            ((sums[token + 1] - sums[token]) << BITS) | sums[token];
      }
    }
  }

  /** Where in {@link #slots} the token stands that a state holds next. */
  static int slot(int context, int state) {
    return (context << BITS) | (state & MASK);
  }

  /**
   * A state without the token that it held.
   *
   * @param step the token's entry of {@link #steps}
   */
  int pop(int state, int step) {
    int popped = (step >>> BITS) * (state >>> BITS) + (state & MASK) - (step & MASK);
    // Without a branch, as nobody could foresee it: −1 if a word is due.
    int due = (popped - TokenStack.LEAST_STATE) >> 31;
    int word = (short) SHORTS.get(bytes, Math.min(position, end)) & 0xFFFF & due;
    position -= due << 1;
    return (popped << (due & 16)) | word;
  }

  private int word() {
    int word = (short) SHORTS.get(bytes, Math.min(position, end)) & 0xFFFF;
    position += 2;
    return word;
  }

  /**
   * @throws MalformedBitstreamException if more words have been used than there are
   */
  void requireData() throws MalformedBitstreamException {
    if (position > end) {
      throw new MalformedBitstreamException(end, "truncated: expected more words of features");
    }
  }

  /**
   * To be asked after the last token.
   *
   * @throws MalformedBitstreamException if words are left, or the states are not those of the
   *     beginning of encoding
   */
  void requireEnd() throws MalformedBitstreamException {
    requireData();
    if (position < end) {
      throw new MalformedBitstreamException(position, "more words than the features take");
    }
    for (int state : states) {
      if (state != TokenStack.LEAST_STATE) {
        throw new MalformedBitstreamException(end, "damaged: a state ends at " + state);
      }
    }
  }
}

package dev.narrows.feature.entropy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Range asymmetric numeral systems (J. Duda, "Asymmetric numeral systems: entropy coding combining
 * speed of Huffman coding with compression rate of arithmetic coding", 2013): what is pushed last
 * is decoded first. A state is a number from 2^15 to 2^31 − 1; what it cannot hold goes to words of
 * 16 bits.
 */
final class TokenStack {
  /** A state before the first push, and the least afterwards. */
  static final int LEAST_STATE = 1 << 15;

  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int BITS = TokenDistribution.BITS;

  private static final int SUM_AT = 6;
  private static final int REST_AT = SUM_AT + BITS;

  private final int lanes;
  private final long[] steps;
  private final int[] states;

  /** Written from the end to the front. */
  private byte[] bytes;

  private int start;

  /**
   * @param lanes number of states
   */
  TokenStack(FastModel model, int lanes) {
    this.lanes = lanes;
    steps = steps(model);
    states = new int[lanes];
    Arrays.fill(states, LEAST_STATE);
    bytes = new byte[1 << 12];
    start = bytes.length;
  }

  /**
   * For each token of each context, from the upper bits: a reciprocal of its frequency, 32 bits; by
   * how much the frequency falls short of 2^12; the sum of those before; how far to shift a product
   * with the reciprocal to have a quotient, 6 bits.
   */
  private static long[] steps(FastModel model) {
    long[] steps = new long[model.distributions().length << FastContexts.STRIDE_BITS];
    for (int context = 0; context < model.distributions().length; context++) {
      int[] sums = model.distributions()[context].cumulative(model.tokens());
      for (int token = 0; token < sums.length - 1; token++) {
        long frequency = (long) sums[token + 1] - sums[token];
        int shift = 64 - Long.numberOfLeadingZeros(frequency - 1);
        long reciprocal = ((1L << (31 + shift)) + frequency - 1) / frequency;
        steps[(context << FastContexts.STRIDE_BITS) | token] =
            (reciprocal << 32)
                | (((1 << BITS) - frequency) << REST_AT)
                | ((long) sums[token] << SUM_AT)
                | 31 + shift;
      }
    }
    return steps;
  }

  /**
   * Pushes a row, the last element first.
   *
   * @param row context · 128 + token of each element
   * @param length how many there are
   * @param width how many of the states take turns, 1 or all
   */
  void push(char[] row, int length, int width) {
    if (start < 2 * length + 2) {
      grow(2 * length + 2);
    }
    if (width == FastCodec.LANES) {
      pushFour(row, length);
    } else {
      int state = states[0];
      for (int i = length - 1; i >= 0; i--) {
        state = push(state, steps[row[i]]);
      }
      states[0] = state;
    }
  }

  private void pushFour(char[] row, int length) {
    int state0 = states[0];
    int state1 = states[1];
    int state2 = states[2];
    int state3 = states[3];
    for (int i = length - 4; i >= 0; i -= 4) {
      state3 = push(state3, steps[row[i + 3]]);
      state2 = push(state2, steps[row[i + 2]]);
      state1 = push(state1, steps[row[i + 1]]);
      state0 = push(state0, steps[row[i]]);
    }
    states[0] = state0;
    states[1] = state1;
    states[2] = state2;
    states[3] = state3;
  }

  private int push(int before, long step) {
    // Without a branch, as nobody could foresee it: −1 if the state would grow too large.
    int rest = (int) step >>> REST_AT;
    int due = ((1 << BITS) - 1 - rest - (before >>> (31 - BITS))) >> 31;
    SHORTS.set(bytes, start - 2, (short) before);
    start += due << 1;
    int state = before >>> (due & 16);
    int quotient = (int) ((state * (step >>> 32)) >>> (int) step);
    return state + quotient * rest + (((int) step >>> SUM_AT) & ((1 << BITS) - 1));
  }

  private void grow(int needed) {
    int more = Math.max(needed, bytes.length);
    byte[] grown = new byte[Math.addExact(bytes.length, more)];
    System.arraycopy(bytes, start, grown, start + more, bytes.length - start);
    bytes = grown;
    start += more;
  }

  /** All words; nothing can be pushed after that. */
  byte[] finish() {
    if (start < 4 * lanes) {
      grow(4 * lanes);
    }
    for (int lane = lanes - 1; lane >= 0; lane--) {
      start -= 4;
      for (int i = 0; i < 4; i++) {
        bytes[start + i] = (byte) (states[lane] >> (8 * i));
      }
    }
    return Arrays.copyOfRange(bytes, start, bytes.length);
  }
}

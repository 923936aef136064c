package dev.narrows.feature.entropy;

import dev.narrows.feature.FeatureShape;
import java.util.Arrays;

/**
 * Which channels of a tensor are all one symbol, and which symbol all others are seen relative to.
 *
 * @param bits depth of a symbol
 * @param reference the symbol of dead channels, and what differences are taken from
 * @param constants for each channel its symbol if that is the only one, else {@link #LIVE}
 */
record FastChannels(int bits, int reference, int[] constants) {
  /** Stands for a channel of several symbols. */
  static final int LIVE = -1;

  /** An encoder does not look for constants where channels have fewer elements. */
  private static final int LEAST_PLANE = 8;

  /** Looks at all symbols. */
  static FastChannels of(short[] symbols, FeatureShape shape, int bits) {
    int plane = shape.plane();
    int[] constants = new int[shape.channels()];
    for (int channel = 0; channel < constants.length; channel++) {
      int start = channel * plane;
      int end = start + plane;
      int at = start + 1;
      while (at < end && symbols[at] == symbols[start]) {
        at++;
      }
      constants[channel] = at == end ? symbols[start] & 0xFFFF : LIVE;
    }
    int reference = reference(symbols, bits);
    if (plane < LEAST_PLANE && Arrays.stream(constants).anyMatch(symbol -> symbol != reference)) {
      Arrays.fill(constants, LIVE);
    }
    return new FastChannels(bits, reference, constants);
  }

  /** The most frequent symbol, or 0 if next to none lies below it. */
  private static int reference(short[] symbols, int bits) {
    // By turns, as raising the same number twice in a row would wait for memory.
    int[] counts = new int[1 << bits];
    int[] others = new int[1 << bits];
    for (int i = 0; i < symbols.length - 1; i += 2) {
      counts[symbols[i] & 0xFFFF]++;
      others[symbols[i + 1] & 0xFFFF]++;
    }
    counts[symbols[symbols.length - 1] & 0xFFFF] += symbols.length & 1;
    for (int symbol = 0; symbol < counts.length; symbol++) {
      counts[symbol] += others[symbol];
    }
    int most = 0;
    for (int symbol = 1; symbol < counts.length; symbol++) {
      most = counts[symbol] > counts[most] ? symbol : most;
    }
    long below = 0;
    for (int symbol = 0; symbol < most; symbol++) {
      below += counts[symbol];
    }
    return below > 0 && below < symbols.length / 16 ? 0 : most;
  }

  /** Numbers of the channels of several symbols. */
  int[] live() {
    int[] live = new int[constants.length];
    int count = 0;
    for (int channel = 0; channel < constants.length; channel++) {
      if (constants[channel] == LIVE) {
        live[count++] = channel;
      }
    }
    return Arrays.copyOf(live, count);
  }

  /** Dead channels first: none, all, or a bit each. Then the others that are constant. */
  void write(BitSink sink) {
    int dead = 0;
    int constant = 0;
    for (int symbol : constants) {
      dead += symbol == reference ? 1 : 0;
      constant += symbol != LIVE && symbol != reference ? 1 : 0;
    }
    sink.put(reference, bits);
    sink.put(dead > 0 ? 1 : 0, 1);
    if (dead > 0) {
      sink.put(dead == constants.length ? 1 : 0, 1);
      if (dead == constants.length) {
        return;
      }
    }
    sink.put(constant > 0 ? 1 : 0, 1);
    for (int symbol : constants) {
      if (dead > 0) {
        sink.put(symbol == reference ? 1 : 0, 1);
      }
      if (constant > 0 && symbol != reference) {
        sink.put(symbol == LIVE ? 0 : 1, 1);
        sink.put(symbol == LIVE ? 0 : symbol, symbol == LIVE ? 0 : bits);
      }
    }
  }

  static FastChannels read(BitSource source, int channels, int bits) {
    int[] constants = new int[channels];
    int reference = source.take(bits);
    boolean dead = source.take(1) != 0;
    if (dead && source.take(1) != 0) {
      Arrays.fill(constants, reference);
      return new FastChannels(bits, reference, constants);
    }
    boolean constant = source.take(1) != 0;
    for (int channel = 0; channel < channels; channel++) {
      if (dead && source.take(1) != 0) {
        constants[channel] = reference;
      } else if (constant && source.take(1) != 0) {
        constants[channel] = source.take(bits);
      } else {
        constants[channel] = LIVE;
      }
    }
    return new FastChannels(bits, reference, constants);
  }
}

package dev.narrows.feature.entropy;

import dev.narrows.feature.FeatureShape;

/**
 * What symbols are seen relative to.
 *
 * @param predicted whether the neighbours predict it (median of west, north and west + north −
 *     north-west); else it is the zero
 * @param zero the symbol that stands for nothing, and the value of most dead channels
 */
record Reference(boolean predicted, int zero) {

  /** The least difference that a symbol can have. */
  int least(int bits) {
    return predicted ? -(1 << (bits - 1)) : -zero;
  }

  int greatest(int bits) {
    return predicted ? (1 << (bits - 1)) - 1 : (1 << bits) - 1 - zero;
  }

  /** The reference of one element, of which all before it in its channel are known. */
  int of(short[] symbols, int at, int row, int column, int width) {
    if (!predicted) {
      return zero;
    }
    if (row == 0) {
      return column == 0 ? zero : symbols[at - 1] & 0xFFFF;
    }
    int north = symbols[at - width] & 0xFFFF;
    if (column == 0) {
      return north;
    }
    int west = symbols[at - 1] & 0xFFFF;
    int gradient = west + north - (symbols[at - width - 1] & 0xFFFF);
    return Math.max(Math.min(west, north), Math.min(Math.max(west, north), gradient));
  }

  /** The difference, modulo 2^bits where it is predicted. */
  int difference(int symbol, int base, int bits) {
    return predicted ? ((symbol - base) << (32 - bits)) >> (32 - bits) : symbol - base;
  }

  int symbol(int difference, int base, int bits) {
    return predicted ? (difference + base) & ((1 << bits) - 1) : difference + base;
  }

  /**
   * The reference with which the symbols are likely to cost least. Where neighbours are alike, the
   * plain one profits from them too, so that a prediction has to shorten the differences much: most
   * of all after a rectifier, whose zeros it would hide.
   */
  static Reference best(short[] symbols, FeatureShape shape, int bits) {
    int width = shape.width();
    int zero = mostFrequent(symbols, bits);
    Reference plain = new Reference(false, zero);
    Reference predicted = new Reference(true, zero);
    long plainCost = 0;
    long predictedCost = 0;
    int plane = shape.plane();
    for (int at = 0; at < symbols.length; at++) {
      int place = at % plane;
      int symbol = symbols[at] & 0xFFFF;
      int base = predicted.of(symbols, at, place / width, place % width, width);
      plainCost += length(symbol - zero);
      predictedCost += length(predicted.difference(symbol, base, bits));
    }
    long most = zero == 0 ? 50 : 62;
    return 100 * predictedCost < most * plainCost ? predicted : plain;
  }

  private static int length(int difference) {
    return 32 - Integer.numberOfLeadingZeros(Math.abs(difference));
  }

  static int mostFrequent(short[] symbols, int bits) {
    int[] counts = new int[1 << bits];
    for (short symbol : symbols) {
      counts[symbol & 0xFFFF]++;
    }
    int most = 0;
    for (int symbol = 1; symbol < counts.length; symbol++) {
      if (counts[symbol] > counts[most]) {
        most = symbol;
      }
    }
    return most;
  }
}

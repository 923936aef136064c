package dev.narrows.latent;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.coder.BinaryCoder;

/**
 * One layer of the latents of a picture, written once for both directions: channel by channel, each
 * row by row.
 */
final class LatentCoding {
  /** What a coder does between rows and with what no encoder writes. */
  interface Guard<E extends Exception> {
    /** An encoder's: there is nothing to be found wrong. */
    Guard<RuntimeException> NONE =
        new Guard<>() {
          @Override
          public void check() {}

          @Override
          public RuntimeException impossible() {
            return new IllegalStateException("a symbol that is not among the latents");
          }
        };

    /** Whether to go on. */
    void check() throws E;

    /** The exception for a symbol that 16 bits do not hold. */
    E impossible();
  }

  private static final int HALF = 1 << (RateSteps.MEAN_FRACTION - 1);
  private static final int FRACTION_SHIFT = RateSteps.MEAN_FRACTION - 4;
  private static final int BIN_SHIFT = Short.SIZE + RateSteps.SCALE_FRACTION - 3;

  private final SymbolCoding symbols;
  private final Contexts contexts;
  private final FeatureShape shape;
  private final short[] values;
  private final int start;

  /**
   * @param shape of the layer
   * @param values of all layers, read by an encoder, written by a decoder
   * @param start where those of the layer are
   */
  LatentCoding(
      SymbolCoding symbols, Contexts contexts, FeatureShape shape, short[] values, int start) {
    this.symbols = symbols;
    this.contexts = contexts;
    this.shape = shape;
    this.values = values;
    this.start = start;
  }

  <E extends Exception> void code(BinaryCoder coder, Guard<E> guard) throws E {
    for (int channel = 0; channel < shape.channels(); channel++) {
      contexts.begin(channel);
      for (int row = 0; row < shape.height(); row++) {
        codeRow(coder, channel, row, guard);
        guard.check();
      }
    }
  }

  private <E extends Exception> void codeRow(
      BinaryCoder coder, int channel, int row, Guard<E> guard) throws E {
    int at = start + channel * shape.plane() + row * shape.width();
    int first = contexts.beginRow(channel, row);
    int[] sums = contexts.sums(channel);
    for (int column = 0; column < shape.width(); column++, at++) {
      int sum = sums[first + column];
      int mean = (short) sum + HALF;
      int fraction = (mean >> FRACTION_SHIFT) & (NodeTables.FRACTIONS - 1);
      int bin = (sum >> BIN_SHIFT) + NodeTables.BINS / 2;
      bin = Math.max(0, Math.min(NodeTables.BINS - 1, bin));
      int cell = bin * NodeTables.FRACTIONS + fraction;
      int symbol = symbols.code(coder, values[at], mean >> RateSteps.MEAN_FRACTION, cell);
      if (symbol != 0) {
        if (symbol != (short) symbol) {
          throw guard.impossible();
        }
        contexts.add(channel, row, column, symbol);
      }
      values[at] = (short) symbol;
    }
  }
}

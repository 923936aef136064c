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

  /** From so many symbols other than 0 in so many, runs are too short to pay. */
  private static final int DENSE = 4;

  private final SymbolCoding symbols;
  private final Contexts contexts;
  private final FeatureShape shape;
  private final short[] values;
  private final int start;

  /** Of the row at hand, by column, as the symbols before them make them. */
  private final int[] centres;

  private final int[] cells;
  private final char[] differs;

  /** Of the row at hand, whether a symbol is not its centre; of no concern to a decoder. */
  private final byte[] differing;

  /**
   * @param shape of the layer
   * @param values of all layers, read by an encoder; a decoder's are 0, and it sets the others
   * @param start where those of the layer are
   */
  LatentCoding(
      SymbolCoding symbols, Contexts contexts, FeatureShape shape, short[] values, int start) {
    this.symbols = symbols;
    this.contexts = contexts;
    this.shape = shape;
    this.values = values;
    this.start = start;
    centres = new int[shape.width()];
    cells = new int[shape.width()];
    differs = new char[shape.width()];
    differing = new byte[shape.width()];
  }

  <E extends Exception> void code(BinaryCoder coder, Guard<E> guard) throws E {
    boolean dense = false;
    for (int channel = 0; channel < shape.channels(); channel++) {
      contexts.begin(channel);
      for (int row = 0; row < shape.height(); row++) {
        int others =
            dense
                ? codeDenseRow(coder, channel, row, guard)
                : codeSparseRow(coder, channel, row, guard);
        dense = others * DENSE > shape.width();
        guard.check();
      }
    }
  }

  /**
   * Where most symbols are their centre, and most centres are 0: such a symbol changes no other's
   * context, so whole runs of them are coded at once.
   *
   * @return how many symbols are other than 0
   */
  private <E extends Exception> int codeSparseRow(
      BinaryCoder coder, int channel, int row, Guard<E> guard) throws E {
    int at = start + channel * shape.plane() + row * shape.width();
    int width = shape.width();
    int[] sums = contexts.sums(channel);
    int first = contexts.startOf(row);
    int others = 0;
    expect(sums, first, at, 0, width);
    int end = endOfRun(0);
    for (int column = 0; column < width; column++) {
      int found = coder.codeZeros(differing, differs, column, end);
      column = Math.min(found, end - 1);
      int symbol = centres[column];
      if (found < end) {
        symbol = symbols.code(coder, values[at + column], symbol, cells[column]);
        if (symbol != (short) symbol) {
          throw guard.impossible();
        }
      }
      int next = column + 1;
      if (symbol != 0) {
        others++;
        values[at + column] = (short) symbol;
        contexts.add(channel, row, column, symbol);
        expect(sums, first, at, next, Math.min(width, next + 1));
      }
      if (next == end) {
        end = endOfRun(next);
      } else if (centres[next] != 0) {
        end = next + 1;
      }
    }
    return others;
  }

  /** The same decisions one by one, for where every symbol changes what is known of the next. */
  private <E extends Exception> int codeDenseRow(
      BinaryCoder coder, int channel, int row, Guard<E> guard) throws E {
    int at = start + channel * shape.plane() + row * shape.width();
    int[] sums = contexts.sums(channel);
    int first = contexts.startOf(row);
    int others = 0;
    for (int column = 0; column < shape.width(); column++) {
      int sum = sums[first + column];
      int symbol = centre(sum);
      int cell = cell(sum);
      int value = values[at + column];
      if (coder.code(value == symbol ? 0 : 1, symbols.differs(cell)) != 0) {
        symbol = symbols.code(coder, value, symbol, cell);
        if (symbol != (short) symbol) {
          throw guard.impossible();
        }
      }
      if (symbol != 0) {
        others++;
        values[at + column] = (short) symbol;
        contexts.add(channel, row, column, symbol);
      }
    }
    return others;
  }

  /** What is known of symbols of a row before they are coded, from a column on to another. */
  private void expect(int[] sums, int first, int at, int from, int to) {
    for (int column = from; column < to; column++) {
      int sum = sums[first + column];
      int centre = centre(sum);
      int cell = cell(sum);
      centres[column] = centre;
      cells[column] = cell;
      differs[column] = symbols.differs(cell);
      differing[column] = (byte) (values[at + column] == centre ? 0 : 1);
    }
  }

  /** The integer nearest to the mean of a sum. */
  private static int centre(int sum) {
    return ((short) sum + HALF) >> RateSteps.MEAN_FRACTION;
  }

  /** Where the tables hold what the scale of a sum and the fraction of its mean make likely. */
  private static int cell(int sum) {
    int fraction = (((short) sum + HALF) >> FRACTION_SHIFT) & (NodeTables.FRACTIONS - 1);
    int bin = (sum >> BIN_SHIFT) + NodeTables.BINS / 2;
    return Math.max(0, Math.min(NodeTables.BINS - 1, bin)) * NodeTables.FRACTIONS + fraction;
  }

  /** One more than the first column from this one on whose centre is not 0. */
  private int endOfRun(int column) {
    int end = column;
    while (end < centres.length && centres[end] == 0) {
      end++;
    }
    return Math.min(centres.length, end + 1);
  }
}

package dev.narrows.latent;

import dev.narrows.feature.coder.BinaryCoder;

/** One symbol as binary decisions, the same way for encoder and decoder. */
final class SymbolCoding {
  /** A distance beyond the unary ones has at most so many bits behind its first. */
  private static final int MOST_BITS = 15;

  private static final int EVEN_BITS = 8;

  private final char[] nodes;

  /** Of every cell; most symbols need no other node, and these stay in the first cache. */
  private final char[] differs = new char[NodeTables.CELLS];

  SymbolCoding(NodeTables tables) {
    nodes = tables.values();
    for (int cell = 0; cell < differs.length; cell++) {
      differs[cell] = nodes[cell * NodeTables.NODES + NodeTables.DIFFERS];
    }
  }

  /** The probability that a symbol is another than its centre, the integer nearest to its mean. */
  char differs(int cell) {
    return differs[cell];
  }

  /**
   * Codes a symbol of which it is known that it is not its centre.
   *
   * @param symbol of no concern to a decoder
   * @param centre the integer nearest to its mean
   * @param cell of the tables
   * @return the symbol; a decoder's may be beyond 16 bits if the data are damaged
   */
  int code(BinaryCoder coder, int symbol, int centre, int cell) {
    int difference = symbol - centre;
    int at = cell * NodeTables.NODES;
    boolean below = coder.code(difference < 0 ? 1 : 0, nodes[at + NodeTables.BELOW]) != 0;
    int first = at + NodeTables.fartherThan(1, below) - 1;
    int distance = Math.abs(difference);
    int coded = 1;
    while (coded <= NodeTables.UNARY
        && coder.code(distance > coded ? 1 : 0, nodes[first + coded]) != 0) {
      coded++;
    }
    if (coded > NodeTables.UNARY) {
      coded += escape(coder, distance - coded);
    }
    return below ? centre - coded : centre + coded;
  }

  /** An Exp-Golomb code of a number from 0, in even decisions. */
  private static int escape(BinaryCoder coder, int number) {
    int wanted = 31 - Integer.numberOfLeadingZeros(Math.max(1, number + 1));
    int bits = 0;
    while (bits < MOST_BITS && coder.codeEvenly(bits < wanted ? 1 : 0, 1) != 0) {
      bits++;
    }
    int rest = number + 1 - (1 << bits);
    int upper = Math.max(0, bits - EVEN_BITS);
    int lower = bits - upper;
    int coded = coder.codeEvenly(rest >>> lower, upper) << lower;
    coded += coder.codeEvenly(rest & ((1 << lower) - 1), lower);
    return coded + (1 << bits) - 1;
  }
}

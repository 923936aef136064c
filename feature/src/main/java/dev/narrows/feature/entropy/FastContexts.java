package dev.narrows.feature.entropy;

/**
 * Which context a token is coded in: that of its west neighbour, in bins of half an octave, and
 * whether the north neighbour is about the same, far above or far below it.
 *
 * @param tokens the alphabet
 * @param classes 3, or 1 if the north neighbour is of no concern
 */
record FastContexts(Tokens tokens, int classes) {
  /** Tokens of a row in {@link #map}. */
  static final int STRIDE_BITS = 7;

  private static final int FAR = 4;
  private static final int BINS_UNSIGNED = 15;
  private static final int BINS_SIGNED = 8;

  /** Number of contexts, at most 51. */
  int count() {
    return classes * bins();
  }

  /** Contexts of one class, in the order of the number line. */
  int bins() {
    return bin(tokens.negative()) + 1 + bin(tokens.positive());
  }

  /** The context of each pair of indices, west · 128 + north. */
  byte[] map() {
    int size = tokens.size();
    byte[] map = new byte[size << STRIDE_BITS];
    for (int west = 0; west < size; west++) {
      for (int north = 0; north < size; north++) {
        map[(west << STRIDE_BITS) | north] = (byte) context(west, north);
      }
    }
    return map;
  }

  private int context(int west, int north) {
    int token = west - tokens.negative();
    int zero = bin(tokens.negative());
    int bin = token < 0 ? zero - bin(-token) : zero + bin(token);
    int above = north - west > FAR ? 1 : north - west < -FAR ? 2 : 0;
    return classes == 1 ? bin : above * bins() + bin;
  }

  /**
   * Bin of a magnitude's token; only zero is in bin 0. Where bins are short, the low ones merge.
   */
  private int bin(int token) {
    int merged = bins(Math.max(tokens.negative(), tokens.positive())) - mostBins();
    return token == 0 ? 0 : Math.max(1, bins(token) - Math.max(0, merged));
  }

  private int mostBins() {
    return tokens.negative() > 0 ? BINS_SIGNED : BINS_UNSIGNED;
  }

  private int bins(int token) {
    int halfOctave = token < 4 ? token : 2 + token / 2;
    return tokens.negative() > 0 ? (halfOctave + 1) / 2 : halfOctave;
  }
}

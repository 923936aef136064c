package dev.narrows.latent;

/**
 * Probabilities of the binary decisions that make a symbol. There is a cell for each bin of the
 * scale and each fraction of the mean, and in a cell a probability for each node:
 *
 * <pre>
 * 0                          the symbol is not the centre
 * 1                          it is below the centre
 * 1 + k                      k = 1 to 14: above the centre, it is farther away than k
 * 15 + k                     k = 1 to 14: below the centre, likewise
 * </pre>
 *
 * @param values of 16 bits, {@code [cell][node]}; not copied
 */
record NodeTables(char[] values) {
  /** Eighths of an octave, from a scale of 2^-5 to 2^5. */
  static final int BINS = 80;

  /** Sixteenths of a symbol, from half a symbol below the centre to half above. */
  static final int FRACTIONS = 16;

  static final int CELLS = BINS * FRACTIONS;

  /** Distances from the centre up to this are told one by one. */
  static final int UNARY = 14;

  static final int NODES = 2 + 2 * UNARY;

  static final int DIFFERS = 0;
  static final int BELOW = 1;

  /** The probabilities that an arithmetic coder is given lie between these. */
  static final int LEAST = 32;

  static final int MOST = 65536 - LEAST;

  private static final double ONE = 65536;

  /** The node that tells whether the distance is more than k, 1 to {@link #UNARY}. */
  static int fartherThan(int k, boolean below) {
    return 1 + k + (below ? UNARY : 0);
  }

  /** Those of logistic distributions at the middle of each cell. */
  static NodeTables logistic() {
    char[] values = new char[CELLS * NODES];
    for (int cell = 0; cell < CELLS; cell++) {
      double scale = power2((cell / FRACTIONS - BINS / 2 + 0.5) / 8);
      double mean = (cell % FRACTIONS + 0.5) / FRACTIONS - 0.5;
      int at = cell * NODES;
      double above = sigmoid((mean - 0.5) / scale);
      double below = sigmoid((-0.5 - mean) / scale);
      values[at + DIFFERS] = probability(above + below);
      values[at + BELOW] = probability(below / (below + above));
      for (int k = 1; k <= UNARY; k++) {
        double farAbove = sigmoid((mean - k - 0.5) / scale);
        double farBelow = sigmoid((-k - 0.5 - mean) / scale);
        values[at + fartherThan(k, false)] = probability(farAbove / above);
        values[at + fartherThan(k, true)] = probability(farBelow / below);
        above = farAbove;
        below = farBelow;
      }
    }
    return new NodeTables(values);
  }

  /** A probability of 16 bits, within what a coder is given. */
  static char probability(double probability) {
    double scaled = Math.floor(probability * ONE + 0.5);
    return (char) Math.max(LEAST, Math.min(MOST, scaled));
  }

  private static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  private static double power2(double exponent) {
    return StrictMath.pow(2, exponent);
  }
}

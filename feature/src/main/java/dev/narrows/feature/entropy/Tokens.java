package dev.narrows.feature.entropy;

/**
 * The alphabet of the fast profile. A magnitude below 8 is its own token; above, each octave has
 * four tokens, and raw bits say where in its quarter the magnitude lies. Negative differences have
 * tokens of their own, so that all stand in the order of the number line: first the most negative,
 * and zero at index {@code negative}.
 *
 * @param negative tokens below zero, 0 to 59
 * @param positive tokens above zero, 0 to 59
 */
record Tokens(int negative, int positive) {
  /** The token of the greatest magnitude, 65535. */
  static final int MOST = 59;

  private static final int DIRECT = 8;

  /** The token of a magnitude from 0 to 65535. */
  static int ofMagnitude(int magnitude) {
    if (magnitude < DIRECT) {
      return magnitude;
    }
    int octave = 31 - Integer.numberOfLeadingZeros(magnitude);
    return 4 * (octave - 1) + ((magnitude >> (octave - 2)) & 3);
  }

  /** The least magnitude of a token; for the token above {@link #MOST}, 65536. */
  static int low(int token) {
    return token < DIRECT ? token : (4 + (token & 3)) << (token / 4 - 1);
  }

  /** How many raw bits follow a token of a magnitude, 0 to 13. */
  static int rawBits(int token) {
    return token < DIRECT ? 0 : token / 4 - 1;
  }

  /** Number of tokens. */
  int size() {
    return negative + 1 + positive;
  }

  /** The index of a difference's token. */
  int index(int difference) {
    int token = ofMagnitude(Math.abs(difference));
    return difference < 0 ? negative - token : negative + token;
  }

  /** The least difference of the token at an index. */
  int least(int index) {
    int token = index - negative;
    return token >= 0 ? low(token) : 1 - low(1 - token);
  }

  /** How many raw bits follow the token at an index. */
  int rawBitsAt(int index) {
    return rawBits(Math.abs(index - negative));
  }
}

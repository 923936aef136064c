package dev.narrows.feature.independent;

/** Section "native:fast", "Tokens". */
final class Tokens {
  /** The greatest token, and the least but for its sign. */
  static final int MOST = 59;

  private Tokens() {}

  /** The least magnitude of a token t ≥ 0. */
  static int low(int t) {
    return t < 8 ? t : (4 + t % 4) << (t / 4 - 1);
  }

  static int rawBits(int token) {
    int t = Math.abs(token);
    return t < 8 ? 0 : t / 4 - 1;
  }

  /** The least difference of a token. */
  static int leastDifference(int token) {
    return token >= 0 ? low(token) : 1 - low(1 - token);
  }
}

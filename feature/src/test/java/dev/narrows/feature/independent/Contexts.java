package dev.narrows.feature.independent;

/** Section "native:fast", "Contexts" and "Distributions". */
final class Contexts {
  private static final int[] Z = {0, 4, 8, 12, 14, 15};

  private final int negative;
  private final int positive;
  private final boolean threeClasses;
  private final int b;

  /** S of each context. */
  private final int[][] distributions;

  /** Reads the front from <i>negative</i> to the contexts. */
  Contexts(Bits front) throws Refusal {
    negative = front.number(6);
    positive = front.number(6);
    Refusal.unless(negative <= Tokens.MOST && positive <= Tokens.MOST, "tokens of at most 59");
    Refusal.unless(negative + positive > 0, "tokens other than 0");
    threeClasses = front.bit() == 1;
    b = bin(negative) + 1 + bin(positive);
    int contexts = threeClasses ? 3 * b : b;
    int[] scale = new int[contexts];
    int[] place = new int[contexts];
    int[] zeros = new int[contexts];
    distributions = new int[contexts][];
    for (int c = 0; c < contexts; c++) {
      int other = c < b ? c - 1 : c % b;
      scale[c] = (c == 0 ? 4 : scale[other]) + front.smallDifference();
      place[c] = (c == 0 ? 0 : place[other]) + front.smallDifference();
      zeros[c] = (c == 0 ? 0 : zeros[other]) + front.smallDifference();
      Refusal.unless(scale[c] >= 0 && scale[c] <= 35, "a scale of 0 to 35");
      Refusal.unless(place[c] >= -12 && place[c] <= 12, "a place of -12 to 12");
      Refusal.unless(zeros[c] >= 0 && zeros[c] <= 5, "zeros of 0 to 5");
      distributions[c] = distribution(scale[c], place[c], Z[zeros[c]]);
    }
  }

  /** Of the token at index 0. */
  int firstToken() {
    return -negative;
  }

  /** S for a west token w and a north token v. */
  int[] distribution(int w, int v) {
    int context = bin(w) + bin(negative);
    if (threeClasses && v - w > 4) {
      context += b;
    }
    if (threeClasses && v - w < -4) {
      context += 2 * b;
    }
    return distributions[context];
  }

  private int bin(int token) {
    if (token < 0) {
      return -bin(-token);
    }
    int most = halfOctave(Math.max(negative, positive));
    int m = negative > 0 ? 8 : 15;
    return token == 0 ? 0 : Math.max(1, halfOctave(token) - Math.max(0, most - m));
  }

  private int halfOctave(int t) {
    int h = t < 4 ? t : 2 + t / 2;
    return negative > 0 ? (h + 1) / 2 : h;
  }

  private int[] distribution(int scale, int place, int z) {
    int tokens = negative + 1 + positive;
    int[] s = new int[tokens + 1];
    s[tokens] = 4096;
    for (int i = 1; i < tokens; i++) {
      int token = i - negative;
      int g = token > 0 ? 2 * Tokens.low(token) - 1 : 1 - 2 * Tokens.low(1 - token);
      int x = g * 1024 / ((2 + scale % 2) << (scale / 2)) - 128 * place;
      int logistic = (7 * Logistic.squash(x) + Logistic.squash(x / 3)) >> 3;
      int p = (logistic * (16 - z) + (token > 0 ? 65536 * z : 0)) >> 4;
      s[i] = ((p * (4096 - tokens)) >> 16) + i;
    }
    return s;
  }
}

package dev.narrows.feature.entropy;

/**
 * The logistic function and its inverse in integers. A probability of 16 bits is p/65536; its
 * stretched form is 256·ln(p/(1−p)), from −2047 to 2047.
 */
final class Logistic {
  /** The largest stretched probability; the smallest is its negative. */
  static final int LIMIT = 2047;

  /** round(65536/(1 + e^(−x/256))) at x = −2048, −1920 … 2048; straight lines between. */
  private static final int[] KNOTS = {
    22, 36, 60, 98, 162, 267, 439, 720, 1179, 1921, 3108, 4971, 7812, 11955, 17625, 24743, 32768,
    40793, 47911, 53581, 57724, 60565, 62428, 63615, 64357, 64816, 65097, 65269, 65374, 65438,
    65476, 65500, 65514
  };

  private static final int SPACING = 128;
  private static final char[] SQUASH = squashTable();
  private static final short[] STRETCH = stretchTable();

  private Logistic() {}

  /** The probability, of 16 bits, of a stretched one; beyond the limits that of the limit. */
  static int squash(int stretched) {
    return SQUASH[Math.max(-LIMIT, Math.min(LIMIT, stretched)) + LIMIT + 1];
  }

  /** The stretched form of a probability of 12 bits, 0 to 4095. */
  static int stretch(int probability) {
    return STRETCH[probability];
  }

  private static char[] squashTable() {
    char[] table = new char[2 * (LIMIT + 1)];
    for (int i = 0; i < table.length; i++) {
      int knot = i / SPACING;
      int right = i % SPACING;
      int sum = KNOTS[knot] * (SPACING - right) + KNOTS[knot + 1] * right;
      table[i] = (char) ((sum + SPACING / 2) / SPACING);
    }
    return table;
  }

  /** For each probability the least stretched value that is squashed to at least it. */
  private static short[] stretchTable() {
    short[] table = new short[4096];
    int stretched = -LIMIT;
    for (int probability = 0; probability < table.length; probability++) {
      while (stretched < LIMIT && squash(stretched) >>> 4 < probability) {
        stretched++;
      }
      table[probability] = (short) stretched;
    }
    return table;
  }
}

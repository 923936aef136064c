package dev.narrows.feature.independent;

/** The tables of the logistic function, which both native codecs have. */
final class Logistic {
  private static final int[] KNOTS = {
    22, 36, 60, 98, 162, 267, 439, 720, 1179, 1921, 3108, 4971, 7812, 11955, 17625, 24743, 32768,
    40793, 47911, 53581, 57724, 60565, 62428, 63615, 64357, 64816, 65097, 65269, 65374, 65438,
    65476, 65500, 65514
  };
  private static final int[] STRETCH = new int[4096];

  static {
    int x = -2047;
    for (int q = 0; q < 4096; q++) {
      while (x < 2047 && squash(x) >> 4 < q) {
        x++;
      }
      STRETCH[q] = x;
    }
  }

  private Logistic() {}

  static int squash(int x) {
    int i = Math.max(-2047, Math.min(2047, x)) + 2048;
    int j = i / 128;
    int r = i % 128;
    return (KNOTS[j] * (128 - r) + KNOTS[j + 1] * r + 64) >> 7;
  }

  static int stretch(int q) {
    return STRETCH[q];
  }
}

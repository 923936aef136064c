package dev.narrows.data.scene;

import java.util.List;

/**
 * The front of a traffic sign; u to the right and v up from its middle.
 *
 * @param kind what it says
 * @param halfWidth metres
 * @param halfHeight metres
 * @param ground colour of a board's ground; unused for signs of fixed colours
 * @param seed tells what is written on it
 */
record SignFace(Kind kind, double halfWidth, double halfHeight, Rgb ground, int seed)
    implements Texture {
  private static final Rgb RED = Rgb.of(0xC01822);
  private static final Rgb WHITE = Rgb.of(0xE6E6E2);
  private static final Rgb BLUE = Rgb.of(0x1450A8);
  private static final Rgb YELLOW = Rgb.of(0xF2BC10);
  private static final Rgb BLACK = Rgb.of(0x181818);
  private static final List<Rgb> BOARDS =
      List.of(BLUE, Rgb.of(0x0E6A3C), YELLOW, WHITE, Rgb.of(0xE8780C));

  /** Kinds of signs. */
  enum Kind {
    LIMIT,
    WARNING,
    YIELD,
    STOP,
    NO_ENTRY,
    MANDATORY,
    PRIORITY,
    SQUARE,
    BOARD
  }

  static SignFace compose(SceneRandom random) {
    Kind kind = random.pick(List.of(Kind.values()));
    double size = random.between(0.32, 0.44);
    return kind == Kind.BOARD
        ? board(random, 0.5)
        : new SignFace(
            kind, size, kind == Kind.WARNING ? size * 0.9 : size, BLUE, random.below(999));
  }

  /** A board with writing, of a scale in metres. */
  static SignFace board(SceneRandom random, double scale) {
    return new SignFace(
        Kind.BOARD,
        scale * random.between(0.9, 1.7),
        scale * random.between(0.5, 1.1),
        random.pick(BOARDS),
        random.below(999));
  }

  @Override
  public void sample(double u, double v, double footprint, Texel texel) {
    double x = u / halfWidth;
    double y = v / halfHeight;
    texel.set(colour(x, y), 0.95 + 0.2 * Noise.detail(u, v, 3, footprint));
    texel.shine = 0.04;
  }

  @Override
  public boolean isCutOut() {
    return kind != Kind.BOARD && kind != Kind.SQUARE;
  }

  @Override
  public boolean isSeen(double u, double v) {
    return inset(u / halfWidth, v / halfHeight) >= 0;
  }

  /** How far inside the outline a point lies; negative outside. Coordinates are −1 to 1. */
  private double inset(double x, double y) {
    double across = Math.abs(x);
    return switch (kind) {
      case LIMIT, NO_ENTRY, MANDATORY -> 1 - Math.sqrt(x * x + y * y);
      case WARNING -> Math.min(y + 1, (1 - y) / 2 - across) * 0.75;
      case YIELD -> Math.min(1 - y, (1 + y) / 2 - across) * 0.75;
      case STOP -> 1 - Math.max(Math.max(across, Math.abs(y)), (across + Math.abs(y)) * 0.707);
      case PRIORITY -> 1 - across - Math.abs(y);
      case SQUARE, BOARD -> 1 - Math.max(across, Math.abs(y));
    };
  }

  private Rgb colour(double x, double y) {
    double inset = inset(x, y);
    return switch (kind) {
      case LIMIT -> inset < 0.22 ? RED : symbol(x, y) ? BLACK : WHITE;
      case WARNING -> inset < 0.17 ? RED : symbol(1.6 * x, 1.6 * y + 0.5) ? BLACK : WHITE;
      case YIELD -> inset < 0.2 ? RED : WHITE;
      case STOP -> inset < 0.06 || (Math.abs(y) < 0.25 && symbol(1.2 * x, 1.8 * y)) ? WHITE : RED;
      case NO_ENTRY -> Math.abs(x) < 0.72 && Math.abs(y) < 0.2 ? WHITE : RED;
      case MANDATORY -> inset < 0.06 || arrow(x, y) ? WHITE : BLUE;
      case PRIORITY -> inset < 0.24 ? WHITE : YELLOW;
      case SQUARE -> inset < 0.06 || (symbol(x, y) && inset > 0.2) ? WHITE : BLUE;
      case BOARD -> board(x, y, inset);
    };
  }

  private Rgb board(double x, double y, double inset) {
    Rgb ink = ground.red() + ground.green() > 0.6 ? BLACK : WHITE;
    if (inset < 0.05) {
      return ink;
    }
    int lines = 2 + (seed & 1);
    double line = (y + 1) / 2 * lines;
    double inLine = line - Math.floor(line);
    double letters = Noise.cell((int) Math.floor((x + 3) * 9), (int) line + seed);
    boolean written =
        x > -0.75
            && x < 0.75 * Noise.cell((int) line, seed) + 0.1
            && inLine > 0.3
            && inLine < 0.72
            && letters > 0.25;
    return written ? ink : ground;
  }

  private boolean symbol(double x, double y) {
    if (Math.abs(x) > 0.5 || Math.abs(y) > 0.42) {
      return false;
    }
    int column = (int) Math.floor((x + 0.5) * 6);
    int row = (int) Math.floor((y + 0.42) * 5);
    return column != 2 && column != 3 - (seed & 1) && Noise.cell(column + seed, row) > 0.35;
  }

  private boolean arrow(double x, double y) {
    double turned = (seed & 1) == 0 ? x : y;
    double along = (seed & 1) == 0 ? y : (seed & 2) == 0 ? x : -x;
    boolean shaft = Math.abs(turned) < 0.13 && along > -0.6 && along < 0.2;
    return shaft || (along >= 0.1 && along < 0.65 && Math.abs(turned) < 0.65 - along);
  }
}

package dev.narrows.data.scene;

/** Smooth and white noise over the plane, the same on every machine; values lie in 0 to 1. */
final class Noise {
  private static final int SIDE = 256;
  private static final int MASK = SIDE - 1;
  private static final float[] LATTICE = lattice();

  private Noise() {}

  /** White noise: one value for each cell. */
  static double cell(int i, int j) {
    int hash = i * 0x27D4EB2F ^ j * 0x165667B1;
    hash = (hash ^ (hash >>> 15)) * 0x2C1B3C6D;
    hash = (hash ^ (hash >>> 12)) * 0x297A2D39;
    return ((hash ^ (hash >>> 15)) >>> 8) * 0x1.0p-24;
  }

  /** Value noise with one lattice point per unit; repeats every 256 units. */
  static double value(double x, double y) {
    double floorX = Math.floor(x);
    double floorY = Math.floor(y);
    double alongX = fade(x - floorX);
    double alongY = fade(y - floorY);
    int left = (int) floorX & MASK;
    int right = (left + 1) & MASK;
    int top = ((int) floorY & MASK) * SIDE;
    int bottom = (top + SIDE) & (SIDE * SIDE - 1);
    double upper = LATTICE[top + left] + alongX * (LATTICE[top + right] - LATTICE[top + left]);
    double lower =
        LATTICE[bottom + left] + alongX * (LATTICE[bottom + right] - LATTICE[bottom + left]);
    return upper + alongY * (lower - upper);
  }

  /** Three octaves of value noise. */
  static double cloud(double x, double y) {
    return 0.55 * value(x, y)
        + 0.29 * value(2.03 * x + 17.3, 2.03 * y + 5.1)
        + 0.16 * value(4.1 * x + 3.7, 4.1 * y + 29.9);
  }

  /**
   * Value noise about zero (−½ to ½) that fades away where a picture element is too coarse to show
   * it.
   *
   * @param frequency lattice points a metre
   * @param footprint metres a picture element
   */
  static double detail(double u, double v, double frequency, double footprint) {
    double visible = 1.2 - frequency * footprint;
    if (visible <= 0) {
      return 0;
    }
    return (value(u * frequency, v * frequency) - 0.5) * Math.min(1, visible);
  }

  private static double fade(double t) {
    return t * t * (3 - 2 * t);
  }

  private static float[] lattice() {
    SceneRandom random = new SceneRandom(7);
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.uniform();
    }
    return values;
  }
}

package dev.narrows.data.scene;

/**
 * A wheel with spokes to look through; the whole disc counts as the cycle.
 *
 * @param radius metres
 * @param tyre width of the ring, metres
 */
record CycleWheel(double radius, double tyre) implements Texture {
  @Override
  public void sample(double u, double v, double footprint, Texel texel) {
    boolean rubber = u * u + v * v > (radius - 0.7 * tyre) * (radius - 0.7 * tyre);
    texel.set(Rgb.grey(rubber ? 0.018 : 0.30), 1);
  }

  @Override
  public boolean isCutOut() {
    return true;
  }

  @Override
  public boolean isSeen(double u, double v) {
    double square = u * u + v * v;
    if (square > radius * radius) {
      return false;
    }
    double inner = radius - tyre;
    boolean hub = square < 0.004;
    boolean spoke =
        Math.abs(u) < 0.012
            || Math.abs(v) < 0.012
            || Math.abs(u - v) < 0.016
            || Math.abs(u + v) < 0.016;
    return square > inner * inner || hub || spoke;
  }

  @Override
  public boolean isLabelled(double u, double v) {
    return u * u + v * v <= radius * radius;
  }
}

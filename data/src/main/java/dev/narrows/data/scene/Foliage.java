package dev.narrows.data.scene;

/**
 * A ball of leaves with a ragged outline; u and v run from its middle.
 *
 * @param leaf colour of a leaf in full light
 * @param radius of the ball, metres
 * @param seed tells one ball from another
 * @param thin share of gaps through which one looks, 0 to 1
 */
record Foliage(Rgb leaf, double radius, double seed, double thin) implements Texture {
  @Override
  public void sample(double u, double v, double footprint, Texel texel) {
    double clumps = Noise.value(u * 1.9 + seed, v * 1.9) - 0.5;
    double twigs = Noise.detail(u + seed, v, 5.3, footprint);
    double leaves =
        Noise.detail(u, v + seed, 13, footprint) + 0.8 * Noise.detail(u, v, 31, footprint);
    double height = 0.16 * v / radius;
    texel.set(leaf, Math.max(0.12, 0.92 + height + 0.75 * clumps + 0.95 * twigs + 0.95 * leaves));
    double tint = 0.16 * clumps;
    texel.red *= 1 + tint;
    texel.blue *= 1 - tint;
    texel.bendU = Math.max(-0.8, Math.min(0.8, 0.75 * u / radius + 0.9 * twigs));
    texel.bendV = Math.max(-0.55, Math.min(0.8, 0.75 * v / radius + 0.25 + 0.9 * leaves * 0.5));
  }

  @Override
  public boolean isCutOut() {
    return true;
  }

  @Override
  public boolean isSeen(double u, double v) {
    return isLabelled(u, v)
        && (thin == 0 || Noise.value(u * 6.5 + seed, v * 6.5 - seed) > thin * 0.62);
  }

  @Override
  public boolean isLabelled(double u, double v) {
    double edge =
        0.72
            + 0.34 * Noise.value(u * 1.7 - seed, v * 1.7)
            + 0.20 * (Noise.value(u * 7, v * 7 + seed) - 0.5);
    double reach = radius * edge;
    return u * u + v * v < reach * reach;
  }
}

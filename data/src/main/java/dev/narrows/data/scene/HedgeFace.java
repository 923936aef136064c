package dev.narrows.data.scene;

/**
 * A clipped hedge with an uneven top.
 *
 * @param leaf colour of a leaf in full light
 * @param height metres
 * @param seed tells one hedge from another
 */
record HedgeFace(Rgb leaf, double height, int seed) implements Texture {
  @Override
  public void sample(double u, double v, double footprint, Texel texel) {
    double clumps = Noise.value(u * 1.3 + seed, v * 1.3) - 0.5;
    double leaves =
        Noise.detail(u, v, 6, footprint)
            + 0.9 * Noise.detail(u, v + seed, 15, footprint)
            + 0.8 * Noise.detail(u, v, 34, footprint);
    double light = 0.55 + 0.4 * Math.max(0, Math.min(1, v / height));
    texel.set(leaf, Math.max(0.1, light + 0.5 * clumps + 0.75 * leaves));
    texel.bendU = Math.max(-0.7, Math.min(0.7, leaves));
    texel.bendV = 0.3;
  }

  @Override
  public boolean isCutOut() {
    return true;
  }

  @Override
  public boolean isSeen(double u, double v) {
    return v < height - 0.22 * Noise.value(u * 4 + seed, v * 3) - 0.15 * Noise.value(u * 0.8, seed);
  }
}

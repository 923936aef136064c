package dev.narrows.data.scene;

/**
 * Lawn, meadow or bare earth.
 *
 * @param lush colour where it grows well
 * @param dry colour of dry spots
 */
record Grass(Rgb lush, Rgb dry) implements Texture {
  @Override
  public void sample(double u, double v, double footprint, Texel texel) {
    double spots = Noise.cloud(u * 0.22, v * 0.22);
    double blades =
        Noise.detail(u, v, 3.1, footprint)
            + Noise.detail(u, v, 9, footprint)
            + 0.9 * Noise.detail(u, v, 33, footprint);
    texel.set(lush, 1 + 0.62 * blades);
    texel.mix(dry, Math.max(0, Math.min(0.85, 2.2 * spots - 0.75)));
    texel.scale(1 + 0.3 * blades);
  }
}

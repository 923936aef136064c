package dev.narrows.data.scene;

/**
 * Makes a flat panel look rounded towards its sides; u runs from its middle.
 *
 * @param skin the panel's surface
 * @param halfWidth metres
 * @param amount sine of the normal's angle at the sides
 */
record Bulge(Texture skin, double halfWidth, double amount) implements Texture {
  @Override
  public void sample(double u, double v, double footprint, Texel texel) {
    skin.sample(u, v, footprint, texel);
    double share = Math.max(-1, Math.min(1, u / halfWidth));
    texel.bendU = amount * share * share * share;
  }
}

package dev.narrows.data.scene;

/**
 * The windows of a car's side: glass between pillars; u ahead of the car's middle.
 *
 * @param pillar distance of pillars, metres
 * @param colour of the pillars
 */
record Glazing(double pillar, Rgb colour) implements Texture {
  @Override
  public void sample(double u, double v, double footprint, Texel texel) {
    double place = Math.abs(u + 0.1 - pillar * Math.round((u + 0.1) / pillar));
    if (place < 0.05) {
      texel.set(colour, 0.6);
      return;
    }
    texel.set(Body.GLASS, 1);
    texel.shine = 0.22;
  }
}

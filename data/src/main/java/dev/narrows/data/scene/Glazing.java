package dev.narrows.data.scene;

/**
 * The windows of a car's side: glass between pillars; u ahead of the car's middle.
 *
 * @param pillar distance of pillars, metres
 * @param colour of the pillars
 * @param top where the glass ends and the roof's frame begins, metres above the ground
 */
record Glazing(double pillar, Rgb colour, double top) implements Texture {
  @Override
  public void sample(double u, double v, double footprint, Texel texel) {
    double place = Math.abs(u + 0.1 - pillar * Math.round((u + 0.1) / pillar));
    if (place < 0.05 || v > top) {
      texel.set(colour, place < 0.05 ? 0.5 : 0.95);
      texel.shine = 0.08;
      return;
    }
    texel.set(Body.GLASS, 1);
    texel.shine = 0.15;
    texel.bendV = 0.15;
  }
}

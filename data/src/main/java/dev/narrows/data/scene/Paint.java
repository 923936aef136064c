package dev.narrows.data.scene;

/**
 * The painted side of a vehicle; u ahead and v up from the ground under its middle.
 *
 * @param colour of the paint
 * @param seams distance of the joints of doors, metres; 0 for none
 * @param strip height of a dark strip along the side
 * @param sill below this it is dark
 */
record Paint(Rgb colour, double seams, double strip, double sill) implements Texture {
  @Override
  public void sample(double u, double v, double footprint, Texel texel) {
    if (v < sill) {
      texel.set(Rgb.grey(0.03), 1);
      return;
    }
    texel.set(colour, 1);
    texel.shine = 0.13;
    double thin = 0.012 + 0.3 * footprint;
    if (seams > 0 && Math.abs(u - seams * Math.round(u / seams)) < thin) {
      texel.scale(0.45);
    }
    if (strip > 0 && Math.abs(v - strip) < 0.025) {
      texel.scale(0.5);
    }
    texel.bendV = Math.max(-0.5, Math.min(0.5, (v - 0.62) * 0.9));
  }
}

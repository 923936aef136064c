package dev.narrows.data.scene;

/**
 * A windscreen or rear window between painted posts; u runs from its middle.
 *
 * @param colour of the posts
 * @param halfWidth of the glass, metres
 */
record Pane(Rgb colour, double halfWidth) implements Texture {
  @Override
  public void sample(double u, double v, double footprint, Texel texel) {
    double outside = Math.abs(u) - halfWidth;
    if (outside > 0.025) {
      texel.set(colour, 0.9);
      texel.shine = 0.1;
    } else if (outside > 0) {
      texel.set(Body.GLASS, 0.5);
    } else {
      double seats = Noise.value(u * 2.6 + 9, v * 2.2) > 0.62 && v < 0.5 ? 2.2 : 1;
      texel.set(Body.GLASS, seats);
      texel.shine = 0.16;
      texel.bendU = 0.3 * u / halfWidth;
    }
  }
}

package dev.narrows.data.scene;

/**
 * Rows of tiles; v runs up the roof.
 *
 * @param colour of the tiles
 */
record RoofTiles(Rgb colour) implements Texture {
  @Override
  public void sample(double u, double v, double footprint, Texel texel) {
    double visible = Math.max(0, Math.min(1, 1.2 - footprint / 0.3));
    double inRow = v / 0.33 - Math.floor(v / 0.33);
    double tile = Noise.cell((int) Math.floor(u / 0.3), (int) Math.floor(v / 0.33)) - 0.5;
    double moss = Noise.cloud(u * 0.4, v * 0.4) - 0.5;
    texel.set(colour, 1 + visible * (0.25 * tile + (inRow < 0.2 ? -0.4 : 0.08)) + 0.4 * moss);
  }
}

package dev.narrows.data.scene;

/**
 * A wall of blocks.
 *
 * @param colour of the blocks
 * @param blockWidth metres
 * @param blockHeight metres
 * @param seed tells one wall from another
 */
record Masonry(Rgb colour, double blockWidth, double blockHeight, int seed) implements Texture {
  @Override
  public void sample(double u, double v, double footprint, Texel texel) {
    int row = (int) Math.floor(v / blockHeight);
    double shifted = u / blockWidth + 0.5 * (row & 1);
    int column = (int) Math.floor(shifted);
    double visible = Math.max(0, Math.min(1, 1.3 - footprint / blockHeight));
    double block = 0.5 * (Noise.cell(column + seed, row) - 0.5);
    double edge =
        Math.min(
            Math.min(shifted - column, column + 1 - shifted) * blockWidth,
            Math.min(v / blockHeight - row, row + 1 - v / blockHeight) * blockHeight);
    double joint = edge < 0.018 + 0.3 * footprint ? -0.35 : 0;
    double dirt = 0.5 * (Noise.cloud(u * 0.5 + seed, v * 0.5) - 0.5);
    double grain = 0.35 * Noise.detail(u, v, 14, footprint);
    texel.set(colour, 1 + visible * (block + joint) + dirt + grain);
    if (v < 0.15) {
      texel.scale(0.8);
    }
  }
}

package dev.narrows.data.scene;

/**
 * Slabs with joints, as of pavements.
 *
 * @param base their colour
 * @param width of a slab across, metres
 * @param length of a slab along, metres
 */
record Paving(Rgb base, double width, double length) implements Texture {
  @Override
  public void sample(double u, double v, double footprint, Texel texel) {
    int row = (int) Math.floor(v / length);
    double shifted = u / width + 0.5 * (row & 1);
    int column = (int) Math.floor(shifted);
    double visible = Math.max(0, Math.min(1, 1.3 - 1.5 * footprint / width));
    double slab = 0.22 * (Noise.cell(column, row) - 0.5);
    double edge =
        Math.min(
            Math.min(shifted - column, column + 1 - shifted) * width,
            Math.min(v / length - row, row + 1 - v / length) * length);
    double joint = edge < 0.012 + 0.35 * footprint ? -0.30 : 0;
    double dirt = 0.45 * (Noise.cloud(u * 0.7, v * 0.25) - 0.5);
    double grain = 0.35 * Noise.detail(u, v, 29, footprint);
    texel.set(base, 1 + visible * (slab + joint) + dirt + grain);
  }
}

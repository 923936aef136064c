package dev.narrows.data.scene;

/**
 * What closes the view far away: a wood, or the roofs of the town.
 *
 * @param centre middle of its foot
 * @param halfWidth metres to both sides
 * @param height metres
 * @param wood whether it is trees rather than houses
 * @param colour of leaves or walls
 * @param seed tells one skyline from another
 */
record Backdrop(Vec centre, double halfWidth, double height, boolean wood, Rgb colour, int seed)
    implements SceneElement {
  @Override
  public boolean standsInShade() {
    return false;
  }

  @Override
  public void addTo(Mesh mesh) {
    mesh.rectangle(
        centre.plus(new Vec(-halfWidth, -1, 0)),
        new Vec(2 * halfWidth, 0, 0),
        new Vec(0, height + 1, 0),
        new Skyline(wood, colour, height, seed),
        wood ? TrainId.VEGETATION : TrainId.BUILDING);
  }

  /** Its outline and its texture. */
  private record Skyline(boolean wood, Rgb colour, double height, int seed) implements Texture {
    @Override
    public void sample(double u, double v, double footprint, Texel texel) {
      if (wood) {
        double crowns = Noise.value(u * 0.3 + seed, v * 0.4) - 0.5;
        double leaves = Noise.value(u * 1.4, v * 1.4 + seed) - 0.5;
        texel.set(colour, 1 + 0.8 * crowns + 0.7 * leaves);
        return;
      }
      int house = (int) Math.floor(u / 14);
      texel.set(colour, 0.6 + 0.8 * Noise.cell(house, seed));
      boolean window = u / 3 - Math.floor(u / 3) < 0.5 && v / 3.2 - Math.floor(v / 3.2) < 0.55;
      if (window) {
        texel.scale(0.45);
      }
    }

    @Override
    public boolean isCutOut() {
      return true;
    }

    @Override
    public boolean isSeen(double u, double v) {
      double share =
          wood
              ? 0.45 + 0.4 * Noise.value(u * 0.05 + seed, 1) + 0.15 * Noise.value(u * 0.5, v * 0.5)
              : 0.4 + 0.6 * Noise.cell((int) Math.floor(u / 14), seed + 1);
      return v < height * share;
    }
  }
}

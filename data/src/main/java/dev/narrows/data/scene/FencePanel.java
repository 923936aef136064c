package dev.narrows.data.scene;

/**
 * A fence to look through; its gaps count as fence.
 *
 * @param kind pickets, railing or mesh
 * @param colour of wood or metal
 * @param height metres
 * @param seed tells one fence from another
 */
record FencePanel(Barrier.Kind kind, Rgb colour, double height, int seed) implements Texture {
  @Override
  public void sample(double u, double v, double footprint, Texel texel) {
    double board = Noise.cell((int) Math.floor(u / pitch()) + seed, 3) - 0.5;
    double grain = 0.3 * Noise.detail(u * 9, v, 3, footprint);
    texel.set(colour, 1 + 0.3 * board + grain);
    if (v < 0.2) {
      texel.scale(0.75);
    }
  }

  @Override
  public boolean isCutOut() {
    return true;
  }

  @Override
  public boolean isSeen(double u, double v) {
    double post = u / 2.5 - Math.floor(u / 2.5);
    if (post < 0.035) {
      return true;
    }
    double place = u / pitch() - Math.floor(u / pitch());
    boolean rail = Math.abs(v - 0.25 * height) < 0.05 || Math.abs(v - 0.8 * height) < 0.05;
    if (kind == Barrier.Kind.PICKET_FENCE) {
      double tip = height - 0.10 * Math.abs(place - 0.36) / 0.36;
      return rail || (place < 0.72 && v < tip);
    }
    if (kind == Barrier.Kind.RAILING) {
      return v > height - 0.07 || rail || place < 0.34;
    }
    double row = v / 0.12 - Math.floor(v / 0.12);
    return v > height - 0.06 || place < 0.22 || row < 0.22;
  }

  @Override
  public boolean isLabelled(double u, double v) {
    return true;
  }

  private double pitch() {
    return switch (kind) {
      case PICKET_FENCE -> 0.17;
      case RAILING -> 0.14;
      case MESH_FENCE, STONE_WALL, CONCRETE_WALL, HEDGE -> 0.12;
    };
  }
}

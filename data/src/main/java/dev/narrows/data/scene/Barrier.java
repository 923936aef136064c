package dev.narrows.data.scene;

/**
 * Something that bounds a property or a road.
 *
 * @param kind what it is
 * @param from one end on the ground
 * @param to the other end on the ground
 * @param height metres
 * @param colour of its surface
 * @param seed tells its surface from another's
 */
record Barrier(Kind kind, Vec from, Vec to, double height, Rgb colour, int seed)
    implements SceneElement {
  /** What bounds. */
  enum Kind {
    STONE_WALL,
    CONCRETE_WALL,
    PICKET_FENCE,
    RAILING,
    MESH_FENCE,
    HEDGE;

    private int label() {
      return switch (this) {
        case STONE_WALL, CONCRETE_WALL -> TrainId.WALL;
        case PICKET_FENCE, RAILING, MESH_FENCE -> TrainId.FENCE;
        case HEDGE -> TrainId.VEGETATION;
      };
    }

    private double thickness() {
      return switch (this) {
        case STONE_WALL, CONCRETE_WALL -> 0.3;
        case PICKET_FENCE, RAILING, MESH_FENCE -> 0;
        case HEDGE -> 0.9;
      };
    }
  }

  @Override
  public void addTo(Mesh mesh) {
    Vec along = to.minus(from);
    double length = along.length();
    Vec direction = along.times(1 / length);
    Vec across = new Vec(direction.z(), 0, -direction.x());
    Frame frame = new Frame(from.along(along, 0.5), direction, Vec.UP, across);
    Texture skin =
        switch (kind) {
          case STONE_WALL -> new Masonry(colour, 0.45, 0.24, seed);
          case CONCRETE_WALL -> new Masonry(colour, 2.5, height + 1, seed);
          case PICKET_FENCE, RAILING, MESH_FENCE -> new FencePanel(kind, colour, height, seed);
          case HEDGE -> new HedgeFace(colour, height, seed);
        };
    double thickness = kind.thickness();
    if (thickness == 0) {
      mesh.rectangle(from, along, Vec.UP.times(height), skin, kind.label());
    } else {
      mesh.box(frame, length, height, thickness, BoxTextures.all(skin), kind.label());
    }
    mesh.shadowOfBox(frame, length, height, Math.max(0.06, thickness));
  }
}

package dev.narrows.data.scene;

import java.util.List;

/**
 * A house.
 *
 * @param place its front's left end as seen from the street, facing the house
 * @param width of the front, metres
 * @param depth away from the street
 * @param height of the walls
 * @param style of its facades
 * @param roof whether it is pitched, and how
 * @param roofColour of tiles
 * @param balconies whether balconies hang at its front
 * @param seed tells its windows from another's
 */
record Building(
    Frame place,
    double width,
    double depth,
    double height,
    FacadeStyle style,
    Roof roof,
    Rgb roofColour,
    boolean balconies,
    int seed)
    implements SceneElement {
  private static final double OVERHANG = 0.35;

  /** Shapes of roofs. */
  enum Roof {
    FLAT,
    /** The ridge runs along the street. */
    ALONG,
    /** The gable faces the street. */
    GABLE
  }

  @Override
  public boolean standsInShade() {
    return false;
  }

  @Override
  public void addTo(Mesh mesh) {
    Vec across = place.right().times(width);
    Vec upward = Vec.UP.times(height);
    Vec away = place.forward().times(depth);
    Vec left = place.origin();
    Vec right = left.plus(across);
    Facade front = new Facade(style, width, height, seed, true);
    Facade side = new Facade(style, depth, height, seed + 7, (seed & 3) != 0);
    mesh.rectangle(left, across, upward, front, TrainId.BUILDING);
    mesh.rectangle(left, away, upward, side, TrainId.BUILDING);
    mesh.rectangle(right, away, upward, side, TrainId.BUILDING);
    mesh.rectangle(left.plus(away), across, upward, side, TrainId.BUILDING);
    double ridge = height;
    switch (roof) {
      case FLAT ->
          mesh.rectangle(
              left.plus(upward), across, away, Plain.matt(Rgb.grey(0.2)), TrainId.BUILDING);
      case ALONG -> ridge += pitched(mesh, place, width, depth);
      case GABLE ->
          ridge += pitched(mesh, place.moved(width, 0, 0).turned(-Math.PI / 2), depth, width);
    }
    if (balconies) {
      addBalconies(mesh);
    }
    mesh.add(
        new Shadow.Sun(
            List.of(
                left,
                right,
                left.plus(away),
                right.plus(away),
                place.point(0, ridge, depth / 2),
                place.point(width, ridge, depth / 2),
                left.plus(upward),
                right.plus(upward)),
            false));
  }

  /** A saddle roof whose ridge runs along the frame's rightward axis; returns its height. */
  private double pitched(Mesh mesh, Frame frame, double length, double span) {
    double rise = 0.5 * span * 0.8;
    double eaves = height - 0.05;
    double out = OVERHANG;
    Texture tiles = new RoofTiles(roofColour);
    Vec ridgeLeft = frame.point(-out, height + rise, span / 2);
    Vec ridgeRight = frame.point(length + out, height + rise, span / 2);
    Vec frontLeft = frame.point(-out, eaves, -out);
    Vec frontRight = frame.point(length + out, eaves, -out);
    Vec backLeft = frame.point(-out, eaves, span + out);
    Vec backRight = frame.point(length + out, eaves, span + out);
    mesh.polygon(List.of(frontLeft, frontRight, ridgeRight, ridgeLeft), tiles, TrainId.BUILDING);
    mesh.polygon(List.of(backLeft, backRight, ridgeRight, ridgeLeft), tiles, TrainId.BUILDING);
    Texture gable = new Plain(style.wall(), 0.3, 0, 0);
    for (double end = 0; end <= length; end += length) {
      mesh.polygon(
          List.of(
              frame.point(end, height, 0),
              frame.point(end, height, span),
              frame.point(end, height + rise, span / 2)),
          gable,
          TrainId.BUILDING);
    }
    Frame chimney = frame.moved(length * 0.7, height + 0.6 * rise, span * 0.55);
    mesh.box(
        chimney,
        0.6,
        0.5 * rise + 0.9,
        0.6,
        BoxTextures.all(Plain.matt(Rgb.of(0x7A5548))),
        TrainId.BUILDING);
    return rise;
  }

  private void addBalconies(Mesh mesh) {
    int bays = Math.max(1, (int) Math.round(width / style.bay()));
    double bay = width / bays;
    Texture railing = Plain.matt(style.accent().mix(style.wall(), 0.5).times(0.8));
    double floor = style.groundFloor();
    while (floor + style.floorHeight() < height) {
      for (int column = seed & 1; column < bays; column += 2) {
        mesh.box(
            place.moved((column + 0.5) * bay, floor, -0.55),
            bay * 0.8,
            1.0,
            1.1,
            BoxTextures.all(railing),
            TrainId.BUILDING);
      }
      floor += style.floorHeight();
    }
  }
}

package dev.narrows.data.scene;

import java.util.List;

/**
 * Everything that lies flat: road, kerbs, verges, pavements, the crossing road, and open ground.
 *
 * @param street its course
 * @param road surface of the street
 * @param crossing surface of the crossing road, with u along the street's s
 * @param paving surface of the pavements
 * @param verge green strips and open ground
 */
record StreetGround(
    Street street, RoadSurface road, RoadSurface crossing, Paving paving, Grass verge)
    implements SceneElement {
  private static final double STEP = 8;
  private static final double FAR = 700;
  private static final Texture KERBSTONE = Plain.matt(Rgb.of(0x9A9892));

  @Override
  public boolean standsInShade() {
    return false;
  }

  @Override
  public void addTo(Mesh mesh) {
    flat(mesh, openGround(), Frame.at(new Vec(0, -0.03, 0), 0), verge, TrainId.TERRAIN);
    double s = Street.START;
    while (s < Street.LENGTH) {
      double next = s + STEP;
      if (s < street.junctionStart()) {
        next = Math.min(next, street.junctionStart());
      } else if (s < street.junctionEnd()) {
        next = street.junctionEnd();
      }
      boolean open = street.inJunction((s + next) / 2, 0);
      stretch(mesh, s, next, street.kerb(-1), street.kerb(1), 0, road, TrainId.ROAD);
      for (int side = -1; side <= 1; side += 2) {
        if (open) {
          continue;
        }
        side(mesh, s, next, side);
      }
      s = next;
    }
    if (street.hasJunction()) {
      crossingRoad(mesh);
    }
  }

  private void side(Mesh mesh, double s, double next, int side) {
    StreetSide border = street.side(side);
    double kerb = street.kerb(side);
    double walk = kerb + side * (border.vergeWidth() + 0.15);
    double end = kerb + side * border.depth();
    kerbstone(mesh, street.at(s, kerb), street.at(next, kerb));
    stretch(mesh, s, next, kerb, kerb + side * 0.15, Street.KERB, KERBSTONE, TrainId.SIDEWALK);
    if (border.vergeWidth() > 0) {
      stretch(mesh, s, next, kerb + side * 0.15, walk, Street.KERB, verge, TrainId.TERRAIN);
    }
    stretch(mesh, s, next, walk, end, Street.KERB, paving, TrainId.SIDEWALK);
  }

  private void crossingRoad(Mesh mesh) {
    double middle = (street.junctionStart() + street.junctionEnd()) / 2;
    double half = street.junctionWidth() / 2;
    for (int side = -1; side <= 1; side += 2) {
      Frame mouth = street.at(middle, street.kerb(side)).turned(side * Math.PI / 2);
      double walk = street.side(side).pavementWidth();
      strip(mesh, mouth, -half, half, 0, crossing, TrainId.ROAD);
      strip(mesh, mouth, half, half + walk, Street.KERB, paving, TrainId.SIDEWALK);
      strip(mesh, mouth, -half - walk, -half, Street.KERB, paving, TrainId.SIDEWALK);
      for (int edge = -1; edge <= 1; edge += 2) {
        kerbstone(mesh, mouth.moved(edge * half, 0, 0), mouth.moved(edge * half, 0, 90));
      }
    }
  }

  /** A strip of 90 m from a road's mouth outward. */
  private static void strip(
      Mesh mesh, Frame mouth, double left, double right, double height, Texture skin, int label) {
    flat(
        mesh,
        List.of(
            mouth.point(left, height, 0),
            mouth.point(right, height, 0),
            mouth.point(right, height, 90),
            mouth.point(left, height, 90)),
        mouth.moved(0, height, 0),
        skin,
        label);
  }

  private void stretch(
      Mesh mesh,
      double from,
      double to,
      double fromT,
      double toT,
      double height,
      Texture skin,
      int label) {
    flat(
        mesh,
        List.of(
            street.at(from, fromT).point(0, height, 0),
            street.at(from, toT).point(0, height, 0),
            street.at(to, toT).point(0, height, 0),
            street.at(to, fromT).point(0, height, 0)),
        street.at((from + to) / 2, 0).moved(0, height, -(from + to) / 2),
        skin,
        label);
  }

  private static void kerbstone(Mesh mesh, Frame from, Frame to) {
    mesh.rectangle(
        from.origin(),
        to.origin().minus(from.origin()),
        Vec.UP.times(Street.KERB),
        KERBSTONE,
        TrainId.SIDEWALK);
  }

  private static List<Vec> openGround() {
    return List.of(
        new Vec(-FAR, -0.03, -20),
        new Vec(FAR, -0.03, -20),
        new Vec(FAR, -0.03, FAR),
        new Vec(-FAR, -0.03, FAR));
  }

  private static void flat(Mesh mesh, List<Vec> corners, Frame frame, Texture skin, int label) {
    mesh.add(new Face(corners, frame.origin(), frame.right(), frame.forward(), skin, label, true));
  }
}

package dev.narrows.data.scene;

import java.util.List;

/**
 * One or two signs on a post.
 *
 * @param place foot of the post; the sign faces the other way
 * @param height of the lowest sign's lower edge, metres
 * @param plates from below
 * @param post whether it has a post of its own
 */
record TrafficSign(Frame place, double height, List<SignFace> plates, boolean post)
    implements SceneElement {
  private static final Texture METAL = new Plain(Rgb.of(0x8F9496), 0.1, 0.1, 0);

  TrafficSign {
    plates = List.copyOf(plates);
  }

  @Override
  public void addTo(Mesh mesh) {
    double level = height;
    for (SignFace plate : plates) {
      double halfWidth = plate.halfWidth();
      double halfHeight = plate.halfHeight();
      Frame middle = place.moved(0, level + halfHeight, -0.08);
      mesh.upright(
          List.of(
              middle.point(-halfWidth, -halfHeight, 0),
              middle.point(halfWidth, -halfHeight, 0),
              middle.point(halfWidth, halfHeight, 0),
              middle.point(-halfWidth, halfHeight, 0)),
          middle,
          plate,
          TrainId.TRAFFIC_SIGN);
      level += 2 * halfHeight + 0.06;
    }
    if (post) {
      boolean broad = plates.get(0).halfWidth() > 0.8;
      for (double offset : broad ? new double[] {-0.6, 0.6} : new double[] {0}) {
        Vec foot = place.point(offset, 0, 0);
        Vec top = place.point(offset, level, 0);
        mesh.limb(foot, top, 0.05, 0.05, false, METAL, TrainId.POLE);
      }
      mesh.shadowOfBox(place, 0.12, level, 0.12);
    }
  }
}

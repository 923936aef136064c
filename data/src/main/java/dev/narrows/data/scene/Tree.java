package dev.narrows.data.scene;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree or, without a trunk, a bush.
 *
 * @param place where it grows
 * @param height to its top, metres
 * @param trunk height of the lowest leaves, 0 for a bush
 * @param crownRadius metres
 * @param shape of its crown
 * @param leaf colour of a leaf in full light
 * @param thin share of gaps in the crown, 0 to 1
 * @param seed tells one tree from another
 */
record Tree(
    Vec place,
    double height,
    double trunk,
    double crownRadius,
    Shape shape,
    Rgb leaf,
    double thin,
    long seed)
    implements SceneElement {
  private static final Texture BARK = new Plain(Rgb.of(0x5E5248), 0.6, 0, 0);

  /** How leaves are arranged. */
  enum Shape {
    ROUND,
    CONE
  }

  @Override
  public void addTo(Mesh mesh) {
    SceneRandom random = new SceneRandom(seed);
    double radius = 0.05 + 0.018 * height;
    if (trunk > 0) {
      Vec fork = place.plus(new Vec(random.between(-0.2, 0.2), trunk + 0.3, 0));
      mesh.limb(place, fork, radius * 1.2, radius * 0.8, false, BARK, TrainId.VEGETATION);
      for (int i = 0; i < 4; i++) {
        Vec tip =
            fork.plus(
                new Vec(
                    random.between(-0.7, 0.7) * crownRadius,
                    random.between(0.4, 0.8) * (height - trunk),
                    random.between(-0.7, 0.7) * crownRadius));
        mesh.limb(fork, tip, radius * 0.6, radius * 0.15, false, BARK, TrainId.VEGETATION);
      }
      mesh.add(new Shadow.Contact(Frame.at(place, 0), radius, radius));
    }
    switch (shape) {
      case ROUND -> round(mesh, random);
      case CONE -> cone(mesh, random);
    }
    castShadow(mesh);
  }

  private void round(Mesh mesh, SceneRandom random) {
    double halfHeight = (height - trunk) / 2;
    double middle = trunk + halfHeight;
    int balls = crownRadius > 1.2 ? 9 : 4;
    for (int i = 0; i < balls; i++) {
      double upward = balls == 1 ? 0 : -0.55 + 1.1 * i / (balls - 1);
      double outward = 0.55 * Math.sqrt(1 - upward * upward);
      double angle = 2.4 * i + random.between(-0.5, 0.5);
      double share = random.between(0.5, 0.72);
      ball(
          mesh,
          place.plus(
              new Vec(
                  outward * crownRadius * StrictMath.cos(angle),
                  middle + upward * halfHeight,
                  outward * crownRadius * StrictMath.sin(angle))),
          share * (0.5 * crownRadius + 0.5 * Math.min(crownRadius, halfHeight)),
          random);
    }
  }

  private void cone(Mesh mesh, SceneRandom random) {
    int tiers = 6;
    for (int tier = 0; tier < tiers; tier++) {
      double share = (tier + 0.3) / tiers;
      double radius = crownRadius * (1.08 - share);
      double level = trunk + (height - trunk) * share;
      ball(mesh, place.plus(new Vec(random.between(-0.15, 0.15), level, 0)), radius, random);
      ball(
          mesh,
          place.plus(new Vec(random.between(-0.4, 0.4) * radius, level + 0.3, -0.3 * radius)),
          radius * 0.8,
          random);
    }
  }

  private void ball(Mesh mesh, Vec centre, double radius, SceneRandom random) {
    Rgb colour = leaf.times(random.between(0.85, 1.15));
    mesh.ellipse(
        centre,
        radius,
        radius,
        new Foliage(colour, radius, random.between(0, 200), thin),
        TrainId.VEGETATION);
  }

  private void castShadow(Mesh mesh) {
    double halfHeight = (height - trunk) / 2;
    List<Vec> outline = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      double angle = i * Math.PI / 5;
      double reach = 0.85 * crownRadius * StrictMath.cos(angle);
      double level = trunk + halfHeight * (1 + 0.85 * StrictMath.sin(angle));
      outline.add(place.plus(new Vec(reach, level, 0)));
      outline.add(place.plus(new Vec(0, level, reach)));
    }
    mesh.add(new Shadow.Sun(outline, true));
  }
}

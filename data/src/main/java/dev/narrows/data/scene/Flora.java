package dev.narrows.data.scene;

import dev.narrows.data.scene.Tree.Shape;

/**
 * What grows in a scene; plants of one place and season resemble one another.
 *
 * @param leaf the usual colour of leaves
 * @param autumn how far leaves have turned, 0 to 1
 * @param bare how thin crowns are, 0 to 1
 */
record Flora(Rgb leaf, double autumn, double bare) {
  private static final Rgb TURNED = Rgb.of(0xB88A2C);

  static Flora compose(SceneRandom random) {
    double season = random.uniform();
    return new Flora(
        Rgb.of(0x67853A).varied(random, 0.25),
        season < 0.25 ? random.between(0.3, 0.9) : 0,
        season < 0.15 ? random.between(0.4, 0.85) : random.between(0, 0.25));
  }

  Rgb hedge(SceneRandom random) {
    return leaf.times(0.75).varied(random, 0.25);
  }

  Tree tree(Vec place, SceneRandom random) {
    boolean conifer = random.chance(0.15);
    double height = random.between(4.5, 11);
    double trunk = conifer ? 0.5 : random.between(1.7, 2.8);
    return new Tree(
        place,
        height,
        trunk,
        conifer ? 0.22 * height : random.between(0.25, 0.38) * height,
        conifer ? Shape.CONE : Shape.ROUND,
        conifer ? Rgb.of(0x3F5C38).varied(random, 0.2) : colour(random),
        conifer ? 0.1 : bare,
        random.nextLong());
  }

  Tree bush(Vec place, SceneRandom random) {
    double height = random.between(0.8, 2.2);
    return new Tree(
        place,
        height,
        0,
        height * random.between(0.5, 0.8),
        Shape.ROUND,
        colour(random),
        0,
        random.nextLong());
  }

  private Rgb colour(SceneRandom random) {
    double turned = autumn * random.uniform();
    return leaf.mix(TURNED, turned).varied(random, 0.25);
  }
}

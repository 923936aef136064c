package dev.narrows.data.scene;

import java.util.List;

/**
 * A person, standing, walking or sitting on a cycle.
 *
 * @param place where the feet (or the wheels) are, facing ahead
 * @param height metres
 * @param looks clothes and hair
 * @param stride how far the legs are apart, −1 to 1
 * @param label train id: person or rider
 */
record Person(Frame place, double height, Looks looks, double stride, int label)
    implements SceneElement {

  /**
   * Clothes, skin and hair.
   *
   * @param top colour of jacket or shirt
   * @param legs colour of trousers
   * @param skin colour
   * @param hair colour, or of a hat or helmet
   * @param coat how far the jacket reaches down the thighs, 0 to 1
   * @param bag whether a bag is carried
   * @param build 0.8 (slight) to 1.2 (stout)
   */
  record Looks(Rgb top, Rgb legs, Rgb skin, Rgb hair, double coat, boolean bag, double build) {
    static Looks compose(SceneRandom random) {
      return new Looks(
          cloth(random),
          random.chance(0.6)
              ? Rgb.hsv(0.62, random.between(0.2, 0.6), random.between(0.02, 0.10))
              : cloth(random).times(0.7),
          Rgb.of(0xD9A98A).times(random.between(0.25, 1.0)),
          random
              .pick(List.of(Rgb.of(0x2A1E18), Rgb.of(0x5A3C22), Rgb.of(0xA88048), Rgb.of(0x8A8A86)))
              .varied(random, 0.3),
          random.chance(0.4) ? random.between(0.3, 1) : 0,
          random.chance(0.35),
          random.between(0.85, 1.15));
    }

    private static Rgb cloth(SceneRandom random) {
      return random.chance(0.6)
          ? Rgb.grey(random.between(0.012, 0.3)).varied(random, 0.25)
          : Rgb.hsv(random.uniform(), random.between(0.3, 0.85), random.between(0.04, 0.3));
    }
  }

  @Override
  public void addTo(Mesh mesh) {
    double hip = 0.50 * height;
    double swing = 0.17 * height * stride;
    Texture trousers = new Plain(looks.legs(), 0.5, 0, 0);
    double wide = looks.build() * height / 1.75;
    for (int side = -1; side <= 1; side += 2) {
      Vec foot = place.point(side * 0.09 * wide, 0.05, side * swing);
      Vec knee = place.point(side * 0.095 * wide, 0.27 * height, side * swing * 0.7 + 0.04);
      Vec top = place.point(side * 0.085 * wide, hip, 0);
      leg(mesh, top, knee, foot, wide, trousers);
    }
    double shoulder = 0.80 * height;
    upperBody(mesh, place.point(0, hip, 0), place.point(0, shoulder, 0.02), wide);
    Texture sleeve = new Plain(looks.top(), 0.5, 0, 0);
    for (int side = -1; side <= 1; side += 2) {
      Vec joint = place.point(side * 0.21 * wide, shoulder - 0.02, 0);
      Vec elbow = place.point(side * 0.26 * wide, 0.63 * height, -side * swing * 0.5);
      Vec hand = place.point(side * 0.25 * wide, 0.48 * height, -side * swing * 0.9 + 0.08);
      arm(mesh, joint, elbow, hand, wide, sleeve);
    }
    if (looks.bag()) {
      bag(mesh, wide);
    }
    head(mesh, place.point(0, 0.925 * height, 0.03));
    mesh.shadowOfBox(place, 0.45 * wide, 0.95 * height, 0.4);
  }

  /** Sits on a saddle, hands ahead on the handlebar and feet on pedals. */
  void addSeated(Mesh mesh, double saddle, double lean, double reach) {
    double wide = looks.build() * height / 1.75;
    Texture trousers = new Plain(looks.legs(), 0.5, 0, 0);
    for (int side = -1; side <= 1; side += 2) {
      Vec hip = place.point(side * 0.09 * wide, saddle + 0.05, -0.15);
      double pedal = 0.28 + side * 0.14 * stride;
      Vec knee = place.point(side * 0.13 * wide, saddle - 0.12 + 0.12 * side * stride, 0.24);
      Vec foot = place.point(side * 0.12 * wide, pedal, 0.06 + side * 0.08);
      leg(mesh, hip, knee, foot, wide, trousers);
    }
    double trunk = 0.31 * height;
    Vec bottom = place.point(0, saddle + 0.05, -0.16);
    Vec top = place.point(0, saddle + 0.05 + trunk, -0.16 + lean);
    upperBody(mesh, bottom, top, wide);
    Texture sleeve = new Plain(looks.top(), 0.5, 0, 0);
    for (int side = -1; side <= 1; side += 2) {
      Vec joint = place.point(side * 0.2 * wide, saddle + trunk, -0.16 + lean);
      Vec elbow = place.point(side * 0.26 * wide, saddle + 0.22, 0.5 * (lean + reach) - 0.1);
      Vec hand = place.point(side * 0.24, saddle + 0.12, reach);
      arm(mesh, joint, elbow, hand, wide, sleeve);
    }
    head(mesh, place.point(0, saddle + 0.05 + trunk + 0.19, -0.1 + lean * 1.15));
  }

  private void leg(Mesh mesh, Vec hip, Vec knee, Vec foot, double wide, Texture trousers) {
    mesh.limb(hip, knee, 0.088 * wide, 0.068 * wide, true, trousers, label);
    mesh.limb(knee, foot, 0.065 * wide, 0.05 * wide, true, trousers, label);
    Vec toe = foot.along(place.forward(), 0.14).along(Vec.UP, -0.01);
    mesh.limb(foot, toe, 0.05, 0.045, true, Plain.matt(Rgb.grey(0.03)), label);
  }

  private void upperBody(Mesh mesh, Vec hip, Vec shoulder, double wide) {
    Texture jacket = new Jacket(looks.top());
    Vec neck = shoulder.along(Vec.UP, 0.03);
    Vec hem = hip.along(Vec.UP, 0.04 - 0.22 * looks.coat());
    mesh.limb(hem, shoulder, 0.16 * wide, 0.19 * wide, true, jacket, label);
    mesh.limb(neck, neck.along(Vec.UP, 0.1), 0.05, 0.05, false, Plain.matt(looks.skin()), label);
  }

  private void arm(Mesh mesh, Vec joint, Vec elbow, Vec hand, double wide, Texture sleeve) {
    mesh.limb(joint, elbow, 0.06 * wide, 0.05 * wide, true, sleeve, label);
    mesh.limb(elbow, hand, 0.05 * wide, 0.036 * wide, true, sleeve, label);
    Vec fingers = hand.along(hand.minus(elbow).unit(), 0.07);
    mesh.limb(hand, fingers, 0.04, 0.035, true, Plain.matt(looks.skin()), label);
  }

  private void head(Mesh mesh, Vec middle) {
    double radius = 0.062 * height;
    Vec chin = middle.along(Vec.UP, -0.04);
    Vec crown = middle.along(Vec.UP, 0.035);
    mesh.limb(chin, crown, radius * 0.85, radius, true, Plain.matt(looks.skin()), label);
    Vec back = middle.along(place.forward(), -0.035).along(Vec.UP, 0.055);
    Vec top = back.along(Vec.UP, 0.02);
    mesh.limb(back, top, radius * 1.04, radius, true, Plain.matt(looks.hair()), label);
  }

  private void bag(Mesh mesh, double wide) {
    Rgb colour = looks.legs().mix(looks.hair(), 0.3).times(0.6);
    mesh.box(
        place.moved(0.05, 0.58 * height, -0.24 * wide),
        0.27,
        0.34,
        0.13,
        BoxTextures.all(Plain.matt(colour)),
        label);
  }

  /** Cloth with folds and a zip. */
  private record Jacket(Rgb colour) implements Texture {
    @Override
    public void sample(double u, double v, double footprint, Texel texel) {
      double folds = Noise.detail(u * 0.6, v, 9, footprint);
      texel.set(colour, 1 + 0.5 * folds + 0.2 * Noise.detail(u, v, 40, footprint));
    }
  }
}

package dev.narrows.data.scene;

/**
 * A place in the world with axes of its own, all of unit length.
 *
 * @param origin where it stands, usually on the ground
 * @param right to its right, level
 * @param up away from the ground
 * @param forward where it faces, level
 */
record Frame(Vec origin, Vec right, Vec up, Vec forward) {
  /**
   * A frame that stands upright.
   *
   * @param heading radians from the world's z axis towards its x axis
   */
  static Frame at(Vec origin, double heading) {
    double sine = StrictMath.sin(heading);
    double cosine = StrictMath.cos(heading);
    return new Frame(origin, new Vec(cosine, 0, -sine), Vec.UP, new Vec(sine, 0, cosine));
  }

  /** A point given in this frame's axes, in metres. */
  Vec point(double toRight, double above, double ahead) {
    return origin.along(right, toRight).along(up, above).along(forward, ahead);
  }

  /** The same axes at a point of this frame. */
  Frame moved(double toRight, double above, double ahead) {
    return new Frame(point(toRight, above, ahead), right, up, forward);
  }

  /** The same place, turned to the right by an angle in radians. */
  Frame turned(double angle) {
    double sine = StrictMath.sin(angle);
    double cosine = StrictMath.cos(angle);
    return new Frame(
        origin,
        right.times(cosine).along(forward, -sine),
        up,
        forward.times(cosine).along(right, sine));
  }

  /** The same place, leaning to the right by an angle in radians. */
  Frame leaning(double angle) {
    double sine = StrictMath.sin(angle);
    double cosine = StrictMath.cos(angle);
    return new Frame(
        origin, right.times(cosine).along(up, -sine), up.times(cosine).along(right, sine), forward);
  }
}

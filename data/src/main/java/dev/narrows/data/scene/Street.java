package dev.narrows.data.scene;

/**
 * The course and cross-section of a street. Places on it are given by s, metres along its middle
 * line from the camera, and t, metres to the right of the middle line.
 *
 * @param curvature one over the radius, in 1/m, positive to the right
 * @param lanesLeft lanes of oncoming traffic
 * @param lanesRight lanes of the camera's direction
 * @param laneWidth metres
 * @param left what lies beyond its left edge
 * @param right what lies beyond its right edge
 * @param junctionStart where the road that crosses it begins, metres along, or beyond {@link
 *     #LENGTH}
 * @param junctionWidth width of the crossing road
 */
record Street(
    double curvature,
    int lanesLeft,
    int lanesRight,
    double laneWidth,
    StreetSide left,
    StreetSide right,
    double junctionStart,
    double junctionWidth) {
  /** Where a street begins, behind the camera. */
  static final double START = -12;

  /** How far it goes. */
  static final double LENGTH = 220;

  /** Height of the kerb in metres. */
  static final double KERB = 0.12;

  /** The place (s, t) on the ground, facing along the street. */
  Frame at(double s, double t) {
    double heading = curvature * s;
    double x;
    double z;
    if (Math.abs(curvature) < 1e-9) {
      x = 0;
      z = s;
    } else {
      x = (1 - StrictMath.cos(heading)) / curvature;
      z = StrictMath.sin(heading) / curvature;
    }
    Frame middle = Frame.at(new Vec(x, 0, z), heading);
    return middle.moved(t, 0, 0);
  }

  /** Where traffic and parked vehicles end on one side (−1 left, 1 right): t of the kerb. */
  double kerb(int side) {
    int lanes = side < 0 ? lanesLeft : lanesRight;
    return side * (lanes * laneWidth + side(side).parkingWidth());
  }

  StreetSide side(int side) {
    return side < 0 ? left : right;
  }

  /** t of the middle of a lane, counted from the middle line. */
  double lane(int side, int number) {
    return side * (number + 0.5) * laneWidth;
  }

  double junctionEnd() {
    return junctionStart + junctionWidth;
  }

  boolean hasJunction() {
    return junctionStart < LENGTH;
  }

  /** Whether a stretch about s touches the crossing road. */
  boolean inJunction(double s, double margin) {
    return s > junctionStart - margin && s < junctionEnd() + margin;
  }
}

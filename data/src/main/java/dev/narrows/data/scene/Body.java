package dev.narrows.data.scene;

import java.util.ArrayList;
import java.util.List;

/** Builds the parts that vehicles share. */
final class Body {
  static final Rgb GLASS = new Rgb(0.012, 0.015, 0.017);
  private static final Texture RUBBER = Plain.matt(Rgb.of(0x1C1C1E));

  private Body() {}

  /** A corner of a side view: metres ahead and above. */
  record Corner(double ahead, double above) {}

  /**
   * A body whose sides show one outline.
   *
   * @param outline convex, in order
   * @param low half width at the outline's lowest corners
   * @param high half width at its highest corners
   * @param edges how the strip after each corner of the outline looks
   */
  static void extrude(
      Mesh mesh,
      Frame frame,
      List<Corner> outline,
      double low,
      double high,
      Texture side,
      List<Texture> edges,
      int label) {
    double bottom = outline.stream().mapToDouble(Corner::above).min().orElseThrow();
    double top = outline.stream().mapToDouble(Corner::above).max().orElseThrow();
    List<Vec> left = new ArrayList<>();
    List<Vec> right = new ArrayList<>();
    for (Corner corner : outline) {
      double half = low + (high - low) * (corner.above() - bottom) / (top - bottom);
      left.add(frame.point(-half, corner.above(), corner.ahead()));
      right.add(frame.point(half, corner.above(), corner.ahead()));
    }
    flank(mesh, frame, left, side, label);
    flank(mesh, frame, right, side, label);
    for (int k = 0; k < outline.size(); k++) {
      int next = (k + 1) % outline.size();
      strip(mesh, left.get(k), right.get(k), right.get(next), left.get(next), edges.get(k), label);
    }
  }

  /** A side with u ahead and v up, measured from the frame's origin. */
  private static void flank(Mesh mesh, Frame frame, List<Vec> corners, Texture side, int label) {
    Vec uAxis = frame.forward();
    Vec first = corners.get(0);
    Vec second = corners.get(1);
    Vec third = corners.get(2);
    Vec normal = second.minus(first).cross(third.minus(first)).unit();
    Vec vAxis = normal.cross(uAxis).unit();
    Vec upward = vAxis.y() < 0 ? vAxis.times(-1) : vAxis;
    Vec offset = first.minus(frame.origin());
    Vec origin =
        first
            .along(uAxis, -offset.dot(uAxis))
            .along(upward, -offset.dot(Vec.UP) / Math.max(0.3, upward.y()));
    mesh.add(new Face(corners, origin, uAxis, upward, side, label, false));
  }

  /** A strip from side to side with u across from its middle and v from the first edge on. */
  private static void strip(
      Mesh mesh, Vec left, Vec right, Vec nextRight, Vec nextLeft, Texture skin, int label) {
    Vec across = right.minus(left);
    Vec uAxis = across.unit();
    Vec ahead = nextLeft.minus(left);
    Vec vAxis = ahead.along(uAxis, -ahead.dot(uAxis)).unit();
    mesh.add(
        new Face(
            List.of(left, right, nextRight, nextLeft),
            left.along(across, 0.5),
            uAxis,
            vAxis,
            skin,
            label,
            false));
  }

  /**
   * A pair of wheels.
   *
   * @param ahead of the frame's origin, metres
   * @param half half the vehicle's width
   */
  static void axle(Mesh mesh, Frame frame, double ahead, double half, double radius, int label) {
    Texture wheel = new Wheel(radius, false);
    for (int side = -1; side <= 1; side += 2) {
      Frame hub = frame.moved(side * (half + 0.012), radius, ahead);
      disc(mesh, hub, radius, wheel, label);
      Texture arch = new Wheel(radius * 1.17, true);
      disc(mesh, frame.moved(side * (half + 0.006), radius, ahead), radius * 1.17, arch, label);
      mesh.box(
          frame.moved(side * (half - 0.13), 0, ahead),
          0.22,
          radius * 1.2,
          radius * 1.4,
          BoxTextures.all(RUBBER),
          label);
    }
  }

  /** A disc in the plane of a frame's forward and upward axes. */
  static void disc(Mesh mesh, Frame hub, double radius, Texture skin, int label) {
    mesh.add(
        new Face(
            List.of(
                hub.point(0, -radius, -radius),
                hub.point(0, -radius, radius),
                hub.point(0, radius, radius),
                hub.point(0, radius, -radius)),
            hub.origin(),
            hub.forward(),
            hub.up(),
            skin,
            label,
            false));
  }

  /**
   * A panel upright across a vehicle, facing ahead or back.
   *
   * @param toRight of its middle
   * @param above of its lower edge
   */
  static void panel(
      Mesh mesh,
      Frame frame,
      double toRight,
      double above,
      double ahead,
      double width,
      double height,
      Texture skin,
      int label) {
    Frame corner = frame.moved(toRight - width / 2, above, ahead);
    mesh.rectangle(corner.origin(), frame.right().times(width), Vec.UP.times(height), skin, label);
  }
}

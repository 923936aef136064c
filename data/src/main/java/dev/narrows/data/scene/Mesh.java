package dev.narrows.data.scene;

import java.util.ArrayList;
import java.util.List;

/** The faces of a scene and what casts shadows in it, collected element by element. */
final class Mesh {
  private final Vec eye;
  private final List<Face> faces = new ArrayList<>();
  private final List<Shadow> shadows = new ArrayList<>();

  /**
   * @param eye where the camera is: round things are drawn as faces that turn towards it
   */
  Mesh(Vec eye) {
    this.eye = eye;
  }

  Vec eye() {
    return eye;
  }

  List<Face> faces() {
    return faces;
  }

  List<Shadow> shadows() {
    return shadows;
  }

  void add(Face face) {
    faces.add(face);
  }

  void add(Shadow shadow) {
    shadows.add(shadow);
  }

  /** A rectangle with u along one edge and v along the other, both from {@code corner}. */
  void rectangle(Vec corner, Vec uEdge, Vec vEdge, Texture texture, int label) {
    faces.add(
        new Face(
            List.of(corner, corner.plus(uEdge), corner.plus(uEdge).plus(vEdge), corner.plus(vEdge)),
            corner,
            uEdge.unit(),
            vEdge.unit(),
            texture,
            label,
            false));
  }

  /** A polygon with u along its first edge, from its first corner. */
  void polygon(List<Vec> corners, Texture texture, int label) {
    Vec origin = corners.get(0);
    Vec uAxis = corners.get(1).minus(origin).unit();
    Vec other = corners.get(corners.size() - 1).minus(origin);
    Vec vAxis = other.along(uAxis, -other.dot(uAxis)).unit();
    faces.add(new Face(corners, origin, uAxis, vAxis, texture, label, false));
  }

  /** A polygon whose u and v are a frame's rightward and upward axes. */
  void upright(List<Vec> corners, Frame frame, Texture texture, int label) {
    faces.add(new Face(corners, frame.origin(), frame.right(), frame.up(), texture, label, false));
  }

  /**
   * A box that stands on a frame: {@code width} to both sides of its middle, {@code length}
   * likewise along it, {@code height} upward. Its underside is left out.
   */
  void box(Frame frame, double width, double height, double length, BoxTextures skin, int label) {
    double side = width / 2;
    double end = length / 2;
    Vec across = frame.right().times(width);
    Vec upward = frame.up().times(height);
    Vec ahead = frame.forward().times(length);
    Vec backLeft = frame.point(-side, 0, -end);
    Vec frontRight = frame.point(side, 0, end);
    rectangle(backLeft, across, upward, skin.back(), label);
    rectangle(frontRight, across.times(-1), upward, skin.front(), label);
    rectangle(frontRight, ahead.times(-1), upward, skin.right(), label);
    rectangle(backLeft, ahead, upward, skin.left(), label);
    rectangle(backLeft.plus(upward), across, ahead, skin.top(), label);
  }

  /**
   * A round bar between two points.
   *
   * @param startRadius metres, at {@code start}; likewise {@code endRadius}
   * @param domed whether its ends are half balls rather than flat
   */
  void limb(
      Vec start,
      Vec end,
      double startRadius,
      double endRadius,
      boolean domed,
      Texture skin,
      int label) {
    Vec axis = end.minus(start);
    double length = axis.length();
    Vec vAxis = axis.times(1 / length);
    Vec sideways = vAxis.cross(eye.minus(start));
    double sidewaysLength = sideways.length();
    if (sidewaysLength < 1e-9) {
      return;
    }
    Vec uAxis = sideways.times(1 / sidewaysLength);
    double startCap = domed ? startRadius : 0;
    double endCap = domed ? endRadius : 0;
    Vec low = start.along(vAxis, -startCap);
    Vec high = end.along(vAxis, endCap);
    faces.add(
        new Face(
            List.of(
                low.along(uAxis, -startRadius),
                low.along(uAxis, startRadius),
                high.along(uAxis, endRadius),
                high.along(uAxis, -endRadius)),
            start,
            uAxis,
            vAxis,
            new Round(skin, startRadius, endRadius, length, domed),
            label,
            false));
  }

  /** An upright ellipse that faces the camera; u and v run from its middle. */
  void ellipse(Vec centre, double halfWidth, double halfHeight, Texture texture, int label) {
    Vec view = eye.minus(centre);
    Vec uAxis = Vec.UP.cross(view).unit();
    Vec vAxis = view.cross(uAxis).unit();
    Vec across = uAxis.times(halfWidth);
    Vec upward = vAxis.times(halfHeight);
    Vec low = centre.minus(upward);
    Vec high = centre.plus(upward);
    faces.add(
        new Face(
            List.of(low.minus(across), low.plus(across), high.plus(across), high.minus(across)),
            centre,
            uAxis,
            vAxis,
            texture,
            label,
            false));
  }

  /** The ground darkens under an object and the sun's shadow of its outline falls beside it. */
  void shadowOfBox(Frame frame, double width, double height, double length) {
    shadows.add(new Shadow.Contact(frame, width / 2, length / 2));
    List<Vec> outline = new ArrayList<>();
    for (int corner = 0; corner < 8; corner++) {
      outline.add(
          frame.point(
              (corner & 1) == 0 ? -width / 2 : width / 2,
              (corner & 2) == 0 ? 0 : height,
              (corner & 4) == 0 ? -length / 2 : length / 2));
    }
    shadows.add(new Shadow.Sun(outline, false));
  }
}

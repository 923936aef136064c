package dev.narrows.data.scene;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Where on the ground the sun does not shine.
 *
 * @param outlines convex polygons in order, one for each body that casts a shadow
 */
record SunShade(List<Outline> outlines) {
  /** Bodies higher than this shade whole objects, metres. */
  private static final double HIGH = 4;

  /**
   * One shadow.
   *
   * @param corners on a level plane
   * @param dappled whether light falls through
   * @param high whether what stands in it lies in the shade as a whole
   */
  record Outline(List<Vec> corners, boolean dappled, boolean high) {
    private boolean covers(Vec point) {
      for (int k = 0; k < corners.size(); k++) {
        if (turn(corners.get(k), corners.get((k + 1) % corners.size()), point) < 0) {
          return false;
        }
      }
      return true;
    }
  }

  /** The shadows of bodies; none where the sun is hidden. */
  static SunShade of(List<Shadow> shadows, Weather weather) {
    List<Outline> outlines = new ArrayList<>();
    for (Shadow shadow : shadows) {
      if (weather.isSunny() && shadow instanceof Shadow.Sun body) {
        outlines.add(outline(body, weather.towardsSun()));
      }
    }
    return new SunShade(outlines);
  }

  /** Whether something that stands at a point is in the shade. */
  boolean covers(Vec point) {
    for (Outline outline : outlines) {
      if (outline.high() && outline.covers(point)) {
        return true;
      }
    }
    return false;
  }

  private static Outline outline(Shadow.Sun body, Vec towardsSun) {
    double bottom = Double.POSITIVE_INFINITY;
    double top = Double.NEGATIVE_INFINITY;
    for (Vec point : body.outline()) {
      bottom = Math.min(bottom, point.y());
      top = Math.max(top, point.y());
    }
    double ground = body.dappled() ? 0 : bottom;
    List<Vec> onGround = new ArrayList<>();
    for (Vec point : body.outline()) {
      onGround.add(point.along(towardsSun, (ground - point.y()) / towardsSun.y()));
    }
    return new Outline(convexHull(onGround), body.dappled(), !body.dappled() && top > HIGH);
  }

  /** Andrew's monotone chain, over x and z. */
  static List<Vec> convexHull(List<Vec> points) {
    List<Vec> sorted = new ArrayList<>(points);
    sorted.sort(Comparator.comparingDouble(Vec::x).thenComparingDouble(Vec::z));
    List<Vec> hull = new ArrayList<>();
    for (int pass = 0; pass < 2; pass++) {
      int start = hull.size();
      for (Vec point : sorted) {
        while (hull.size() >= start + 2
            && turn(hull.get(hull.size() - 2), hull.get(hull.size() - 1), point) <= 0) {
          hull.remove(hull.size() - 1);
        }
        hull.add(point);
      }
      hull.remove(hull.size() - 1);
      Collections.reverse(sorted);
    }
    return hull;
  }

  private static double turn(Vec a, Vec b, Vec c) {
    return (b.x() - a.x()) * (c.z() - a.z()) - (b.z() - a.z()) * (c.x() - a.x());
  }
}

package dev.narrows.data.scene;

import java.util.ArrayList;
import java.util.List;

/** Which places of a street are taken, so that things do not stand in one another. */
final class Occupancy {
  private record Area(double s, double t, double halfLength, double halfWidth) {
    private boolean meets(Area other) {
      return Math.abs(s - other.s) < halfLength + other.halfLength
          && Math.abs(t - other.t) < halfWidth + other.halfWidth;
    }
  }

  private final List<Area> taken = new ArrayList<>();

  /**
   * Takes a rectangle if it is free.
   *
   * @param s of its middle, along the street
   * @param t of its middle, across
   * @return whether it was free
   */
  boolean take(double s, double t, double length, double width) {
    Area area = new Area(s, t, length / 2, width / 2);
    for (Area other : taken) {
      if (area.meets(other)) {
        return false;
      }
    }
    taken.add(area);
    return true;
  }
}

package dev.narrows.data.scene;

import java.util.List;

/** What makes the ground darker. */
sealed interface Shadow {
  /**
   * The sun's shadow of a convex body.
   *
   * @param outline its corners, in any order
   * @param dappled whether light falls through it, as through leaves
   */
  record Sun(List<Vec> outline, boolean dappled) implements Shadow {
    public Sun {
      outline = List.copyOf(outline);
    }
  }

  /**
   * Less sky is seen from under and beside an object.
   *
   * @param frame the middle of where it stands
   * @param halfWidth metres
   * @param halfLength metres
   */
  record Contact(Frame frame, double halfWidth, double halfLength) implements Shadow {}
}

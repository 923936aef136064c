package dev.narrows.data.scene;

import dev.narrows.data.CityscapesClasses;
import java.util.ArrayList;
import java.util.List;

/**
 * The bonnet of the car that carries the camera, which counts as nothing.
 *
 * @param place on the road under the camera, facing ahead
 * @param height of its highest point above the road, metres
 * @param colour of its paint
 */
record Bonnet(Frame place, double height, Rgb colour) implements SceneElement {
  private static final double HALF_WIDTH = 0.78;
  private static final double AHEAD = 1.9;
  private static final int STEPS = 12;

  @Override
  public void addTo(Mesh mesh) {
    List<Vec> corners = new ArrayList<>();
    Vec up = new Vec(0, 1, 0).along(place.forward(), 2.4).unit();
    Frame panel = new Frame(place.point(0, height, AHEAD), place.right(), up, place.forward());
    corners.add(panel.point(HALF_WIDTH, -0.5, 0));
    for (int step = STEPS; step >= -STEPS; step--) {
      double across = (double) step / STEPS;
      double drop = across * across;
      corners.add(panel.point(HALF_WIDTH * across, -0.22 * drop - 0.2 * drop * drop * drop, 0));
    }
    corners.add(panel.point(-HALF_WIDTH, -0.5, 0));
    mesh.upright(
        corners,
        panel,
        new Bulge(Plain.glossy(colour, 0.2), HALF_WIDTH, 0.6),
        CityscapesClasses.IGNORE);
  }
}

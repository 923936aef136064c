package dev.narrows.data.scene;

/**
 * A bicycle or motorcycle, with a rider or parked.
 *
 * @param place middle of its footprint, facing ahead
 * @param motor whether it is a motorcycle
 * @param colour of frame or tank
 * @param rider who rides it, or null where it is parked
 * @param lights how bright its lamp is, 0 to 1
 */
record Cycle(Frame place, boolean motor, Rgb colour, Person rider, double lights)
    implements SceneElement {
  @Override
  public void addTo(Mesh mesh) {
    Frame upright = rider == null ? place.leaning(0.12) : place;
    if (motor) {
      motorcycle(mesh, upright);
      mesh.shadowOfBox(place, 0.5, 1.0, 1.8);
    } else {
      bicycle(mesh, upright);
      mesh.shadowOfBox(place, 0.12, 0.8, 1.5);
    }
    if (rider != null) {
      if (motor) {
        rider.addSeated(mesh, 0.78, 0.22, 0.52);
      } else {
        rider.addSeated(mesh, 0.95, 0.30, 0.50);
      }
    }
  }

  private void bicycle(Mesh mesh, Frame frame) {
    int label = TrainId.BICYCLE;
    double radius = 0.35;
    Body.disc(mesh, frame.moved(0, radius, -0.53), radius, new CycleWheel(radius, 0.06), label);
    Body.disc(mesh, frame.moved(0, radius, 0.55), radius, new CycleWheel(radius, 0.06), label);
    Texture paint = Plain.glossy(colour, 0.05);
    Texture black = Plain.matt(Rgb.grey(0.02));
    Vec rear = frame.point(0, radius, -0.53);
    Vec front = frame.point(0, radius, 0.55);
    Vec crank = frame.point(0, 0.30, -0.05);
    Vec seat = frame.point(0, 0.92, -0.2);
    Vec head = frame.point(0, 0.85, 0.36);
    bar(mesh, rear, crank, 0.025, paint);
    bar(mesh, rear, frame.point(0, 0.75, -0.16), 0.022, paint);
    bar(mesh, crank, seat, 0.03, paint);
    bar(mesh, crank, head, 0.034, paint);
    bar(mesh, frame.point(0, 0.72, -0.15), head, 0.03, paint);
    bar(mesh, front, head, 0.026, paint);
    bar(mesh, head, frame.point(0, 1.05, 0.34), 0.025, black);
    bar(mesh, frame.point(-0.29, 1.05, 0.36), frame.point(0.29, 1.05, 0.36), 0.025, black);
    mesh.limb(
        frame.point(0, 0.95, -0.34), frame.point(0, 0.97, -0.08), 0.07, 0.03, true, black, label);
    edge(mesh, frame, 0.05, radius, -0.53, label);
    edge(mesh, frame, 0.05, radius, 0.55, label);
    mesh.box(
        frame.moved(0, 0.55, -0.9),
        0.12,
        0.1,
        0.04,
        BoxTextures.all(Plain.glowing(new Rgb(0.8, 0.03, 0.02), 0.3 + lights)),
        label);
  }

  private void bar(Mesh mesh, Vec from, Vec to, double radius, Texture skin) {
    mesh.limb(from, to, radius, radius, false, skin, TrainId.BICYCLE);
  }

  /** A tyre as seen from ahead or behind. */
  private static void edge(
      Mesh mesh, Frame frame, double width, double radius, double ahead, int label) {
    Texture rubber = Plain.matt(Rgb.grey(0.02));
    Body.panel(mesh, frame, 0, 0, ahead, width, 2 * radius, rubber, label);
  }

  private void motorcycle(Mesh mesh, Frame frame) {
    int label = TrainId.MOTORCYCLE;
    double radius = 0.32;
    Texture paint = Plain.glossy(colour, 0.12);
    Texture black = Plain.matt(Rgb.grey(0.02));
    Texture metal = new Plain(Rgb.grey(0.22), 0.2, 0.1, 0);
    for (double ahead : new double[] {-0.68, 0.70}) {
      Texture wheel = new CycleWheel(radius, 0.12);
      Body.disc(mesh, frame.moved(0.06, radius, ahead), radius, wheel, label);
      Body.disc(mesh, frame.moved(-0.06, radius, ahead), radius, wheel, label);
      edge(mesh, frame, 0.16, radius, ahead, label);
    }
    mesh.limb(
        frame.point(0, radius, 0.7), frame.point(0, 0.95, 0.45), 0.06, 0.06, false, metal, label);
    mesh.box(frame.moved(0, 0.28, 0.05), 0.3, 0.32, 0.6, BoxTextures.all(metal), label);
    mesh.limb(
        frame.point(0, 0.74, 0.02), frame.point(0, 0.86, 0.38), 0.15, 0.13, true, paint, label);
    mesh.limb(frame.point(0, 0.76, -0.62), frame.point(0, 0.74, 0), 0.12, 0.14, true, black, label);
    mesh.box(frame.moved(0, 0.55, -0.62), 0.24, 0.2, 0.4, BoxTextures.all(paint), label);
    mesh.limb(
        frame.point(-0.38, 1.02, 0.36),
        frame.point(0.38, 1.02, 0.36),
        0.03,
        0.03,
        false,
        black,
        label);
    mesh.limb(
        frame.point(0.16, 0.3, -0.8), frame.point(0.16, 0.28, 0), 0.06, 0.05, true, metal, label);
    Body.panel(
        mesh,
        frame,
        0,
        0.82,
        0.62,
        0.22,
        0.2,
        Plain.glowing(new Rgb(0.95, 0.95, 0.9), 0.5 + 2 * lights),
        label);
    Body.panel(
        mesh,
        frame,
        0,
        0.62,
        -0.83,
        0.2,
        0.12,
        Plain.glowing(new Rgb(0.62, 0.012, 0.01), 0.3 + lights),
        label);
  }
}

package dev.narrows.data.scene;

/**
 * Traffic lights on one mast.
 *
 * @param place foot of the mast; the lamps face the other way
 * @param height of the housing's lower edge, metres
 * @param arm how far a second housing hangs over the road to the left, 0 for none
 * @param size of the housing, 1 is usual
 * @param state lamp that shines: 0 red, 1 amber, 2 green
 * @param plate whether a board stands behind the lamps
 */
record TrafficLight(Frame place, double height, double arm, double size, int state, boolean plate)
    implements SceneElement {
  private static final Texture METAL = new Plain(Rgb.of(0x6A7072), 0.1, 0.05, 0);
  private static final Texture HOUSING = Plain.matt(Rgb.of(0x202422));

  @Override
  public void addTo(Mesh mesh) {
    double top = arm > 0 ? 5.6 : height + size;
    mesh.limb(place.origin(), place.point(0, top, 0), 0.08, 0.07, false, METAL, TrainId.POLE);
    mesh.shadowOfBox(place, 0.16, top, 0.16);
    housing(mesh, place.moved(-0.05, height, -0.22));
    if (arm > 0) {
      Vec end = place.point(-arm, top + 0.2, 0);
      mesh.limb(place.point(0, top - 0.1, 0), end, 0.06, 0.05, false, METAL, TrainId.POLE);
      housing(mesh, place.moved(-arm, top - 0.9 * size, -0.22));
    }
  }

  private void housing(Mesh mesh, Frame frame) {
    double width = 0.36 * size;
    double tall = 1.0 * size;
    Texture lamps = new Lamps(width, tall, state);
    mesh.box(
        frame,
        width,
        tall,
        0.22,
        new BoxTextures(HOUSING, lamps, HOUSING, HOUSING, HOUSING),
        TrainId.TRAFFIC_LIGHT);
    if (plate) {
      mesh.box(
          frame.moved(0, -0.12, 0.13),
          width + 0.26,
          tall + 0.24,
          0.02,
          BoxTextures.all(Plain.matt(Rgb.of(0x101210))),
          TrainId.TRAFFIC_LIGHT);
    }
  }

  /** Three lamps in a column. */
  private record Lamps(double width, double height, int state) implements Texture {
    private static final Rgb[] COLOURS = {
      new Rgb(1, 0.04, 0.03), new Rgb(1, 0.45, 0.02), new Rgb(0.04, 1, 0.42)
    };

    @Override
    public void sample(double u, double v, double footprint, Texel texel) {
      HOUSING.sample(u, v, footprint, texel);
      int lamp = Math.max(0, Math.min(2, 2 - (int) (v / height * 3)));
      double x = u - width / 2;
      double y = v - (2.5 - lamp) * height / 3;
      double radius = Math.sqrt(x * x + y * y);
      if (radius < height * 0.145) {
        boolean shines = lamp == state;
        texel.set(COLOURS[lamp], shines ? 1 : 0.06);
        texel.glow = shines ? 1.6 : 0;
      } else if (radius < height * 0.175) {
        texel.scale(0.5);
      }
    }
  }
}

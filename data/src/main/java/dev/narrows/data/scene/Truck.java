package dev.narrows.data.scene;

/**
 * A lorry with a box or tarpaulin.
 *
 * @param place middle of its footprint, facing ahead
 * @param length metres
 * @param height of the box's top, metres
 * @param cab colour of the cab
 * @param box colour of the box
 * @param stripe colour of what is painted on the box
 * @param lights how bright its lamps are, 0 to 1
 * @param seed tells one box from another
 */
record Truck(
    Frame place,
    double length,
    double height,
    Rgb cab,
    Rgb box,
    Rgb stripe,
    double lights,
    int seed)
    implements SceneElement {
  private static final double WIDTH = 2.45;
  private static final double CAB_LENGTH = 1.9;
  private static final Texture CHASSIS = Plain.matt(Rgb.grey(0.025));

  @Override
  public void addTo(Mesh mesh) {
    double boxLength = length - CAB_LENGTH - 0.25;
    double boxMiddle = -length / 2 + boxLength / 2;
    Texture side = new BoxSide(box, stripe, boxLength, height - 1.0, seed);
    Texture end = new BoxSide(box, stripe, WIDTH, height - 1.0, 0);
    mesh.box(
        place.moved(0, 1.0, boxMiddle),
        WIDTH,
        height - 1.0,
        boxLength,
        new BoxTextures(end, end, side, side, Plain.matt(box.times(0.8))),
        TrainId.TRUCK);
    mesh.box(
        place.moved(0, 0.45, 0), 2.0, 0.55, length - 0.4, BoxTextures.all(CHASSIS), TrainId.TRUCK);
    cab(mesh);
    double radius = 0.48;
    Body.axle(mesh, place, length / 2 - 1.3, WIDTH / 2 - 0.02, radius, TrainId.TRUCK);
    Body.axle(mesh, place, -length / 2 + 1.6, WIDTH / 2 - 0.02, radius, TrainId.TRUCK);
    if (length > 8) {
      Body.axle(mesh, place, -length / 2 + 2.8, WIDTH / 2 - 0.02, radius, TrainId.TRUCK);
    }
    back(mesh);
    mesh.shadowOfBox(place, WIDTH, height, length);
  }

  private void cab(Mesh mesh) {
    double cabHeight = Math.min(height - 0.3, 2.75);
    Frame frame = place.moved(0, 0.4, length / 2 - CAB_LENGTH / 2);
    Texture paint = Plain.glossy(cab, 0.10);
    Texture side = new CabSide(cab, CAB_LENGTH);
    mesh.box(
        frame,
        WIDTH - 0.1,
        cabHeight - 0.4,
        CAB_LENGTH,
        new BoxTextures(paint, CHASSIS, side, side, paint),
        TrainId.TRUCK);
    double ahead = length / 2 + 0.015;
    Texture glass = new Plain(Body.GLASS, 0, 0.28, 0);
    Body.panel(mesh, place, 0, 1.5, ahead, WIDTH - 0.4, cabHeight - 1.85, glass, TrainId.TRUCK);
    Body.panel(mesh, place, 0, 0.75, ahead, WIDTH - 0.9, 0.45, CHASSIS, TrainId.TRUCK);
    Texture lamp = Plain.glowing(new Rgb(0.95, 0.95, 0.9), 0.15 + 2.2 * lights);
    for (int beside = -1; beside <= 1; beside += 2) {
      Body.panel(mesh, place, beside * 0.95, 0.55, ahead, 0.35, 0.2, lamp, TrainId.TRUCK);
      mesh.box(
          place.moved(beside * 1.36, 1.6, length / 2 - 0.1),
          0.2,
          0.6,
          0.1,
          BoxTextures.all(CHASSIS),
          TrainId.TRUCK);
    }
  }

  private void back(Mesh mesh) {
    double ahead = -length / 2 + 0.18;
    Texture lamp = Plain.glowing(new Rgb(0.62, 0.012, 0.01), 0.15 + lights);
    for (int beside = -1; beside <= 1; beside += 2) {
      Body.panel(mesh, place, beside * 0.95, 0.7, ahead, 0.4, 0.16, lamp, TrainId.TRUCK);
    }
    Texture white = Plain.matt(Rgb.of(0xD8D8D2));
    Body.panel(mesh, place, 0, 0.75, ahead, 0.5, 0.12, white, TrainId.TRUCK);
  }

  /** The side of a cab, with a window in its upper half. */
  private record CabSide(Rgb colour, double length) implements Texture {
    @Override
    public void sample(double u, double v, double footprint, Texel texel) {
      if (v > 1.05 && v < 1.8 && u > 0.45 && u < length - 0.35) {
        texel.set(Body.GLASS, 1);
        texel.shine = 0.22;
      } else {
        texel.set(colour, 1);
        texel.shine = 0.08;
      }
    }
  }

  /** The side of a box with a band, a sign and ribs; seed 0 is the doors at its end. */
  private record BoxSide(Rgb colour, Rgb stripe, double length, double height, int seed)
      implements Texture {
    @Override
    public void sample(double u, double v, double footprint, Texel texel) {
      double dirt = Noise.cloud(u * 0.6 + seed, v * 0.6) - 0.5;
      texel.set(colour, 1 + 0.25 * dirt);
      if (seed == 0) {
        if (Math.abs(u - length / 2) < 0.03 || Math.abs(Math.abs(u - length / 2) - 0.4) < 0.03) {
          texel.scale(0.5);
        }
      } else {
        double share = v / height;
        boolean band = (seed & 1) == 0 ? share > 0.62 && share < 0.8 : share < 0.25;
        double letters = Noise.cell((int) Math.floor(u * 2.2), seed);
        boolean written =
            share > 0.35 && share < 0.55 && u > 0.8 && u < length - 1 && letters > 0.35;
        if (band || written) {
          texel.set(stripe, 1);
        }
        if (Math.abs(u - 0.6 * Math.round(u / 0.6)) < 0.012 + 0.2 * footprint) {
          texel.scale(0.88);
        }
      }
      if (v < 0.06 || v > height - 0.06) {
        texel.scale(0.5);
      }
    }
  }
}

package dev.narrows.data.scene;

/**
 * A bus or a tram.
 *
 * @param place middle of its footprint, facing ahead
 * @param tram whether it runs on rails
 * @param length metres
 * @param height metres
 * @param upper colour about the windows
 * @param lower colour below them
 * @param lights how bright its lamps are, 0 to 1
 * @param seed tells one from another
 */
record Coach(
    Frame place,
    boolean tram,
    double length,
    double height,
    Rgb upper,
    Rgb lower,
    double lights,
    int seed)
    implements SceneElement {
  private static final double WIDTH = 2.5;
  private static final Rgb AMBER = new Rgb(1, 0.55, 0.08);

  @Override
  public void addTo(Mesh mesh) {
    int label = tram ? TrainId.TRAIN : TrainId.BUS;
    int parts = tram ? 2 : 1;
    double part = length / parts;
    Texture side = new CoachSide(upper, lower, part, height - 0.3, lights, tram, seed);
    Texture end = new CoachEnd(upper, lower, height - 0.3);
    for (int k = 0; k < parts; k++) {
      double middle = -length / 2 + (k + 0.5) * part;
      mesh.box(
          place.moved(0, 0.3, middle),
          WIDTH,
          height - 0.3,
          part - (tram ? 0.5 : 0),
          new BoxTextures(end, end, side, side, Plain.matt(upper.times(0.8))),
          label);
    }
    if (tram) {
      mesh.box(
          place.moved(0, 0.4, 0),
          WIDTH - 0.3,
          height - 0.6,
          1.0,
          BoxTextures.all(Plain.matt(Rgb.grey(0.03))),
          label);
      mesh.box(
          place.moved(0, height, 0),
          1.4,
          0.35,
          3,
          BoxTextures.all(Plain.matt(Rgb.grey(0.2))),
          label);
    }
    mesh.box(
        place.moved(0, 0.12, 0),
        WIDTH - 0.3,
        0.2,
        length - 0.6,
        BoxTextures.all(Plain.BLACK),
        label);
    if (!tram) {
      Body.axle(mesh, place, length / 2 - 2.6, WIDTH / 2 - 0.01, 0.48, label);
      Body.axle(mesh, place, -length / 2 + 3.2, WIDTH / 2 - 0.01, 0.48, label);
    }
    lamps(mesh, label);
    mesh.shadowOfBox(place, WIDTH, height, length);
  }

  private void lamps(Mesh mesh, int label) {
    double front = length / 2 + (tram ? -0.23 : 0.015);
    double back = -front;
    Texture white = Plain.glowing(new Rgb(0.95, 0.95, 0.9), 0.2 + 2.2 * lights);
    Texture red = Plain.glowing(new Rgb(0.62, 0.012, 0.01), 0.15 + lights);
    for (int beside = -1; beside <= 1; beside += 2) {
      Body.panel(mesh, place, beside * 0.9, 0.6, front, 0.35, 0.22, white, label);
      Body.panel(mesh, place, beside * 1.0, 0.8, back, 0.25, 0.4, red, label);
    }
    Texture writing = new Destination();
    Body.panel(mesh, place, 0, height - 0.5, front, 1.6, 0.32, writing, label);
    Body.panel(mesh, place, 0, height - 0.5, back, 0.7, 0.3, writing, label);
  }

  /** Amber letters on black. */
  private record Destination() implements Texture {
    @Override
    public void sample(double u, double v, double footprint, Texel texel) {
      boolean lit =
          v > 0.07
              && v < 0.25
              && Noise.cell((int) Math.floor(u * 11), (int) Math.floor(v * 20)) > 0.5;
      texel.set(lit ? AMBER : Rgb.grey(0.01), 1);
      texel.glow = lit ? 0.9 : 0;
    }
  }

  /** Front or back: a large window above, paint below. */
  private record CoachEnd(Rgb upper, Rgb lower, double height) implements Texture {
    @Override
    public void sample(double u, double v, double footprint, Texel texel) {
      double fromMiddle = Math.abs(u - WIDTH / 2);
      if (v > 0.36 * height && v < height - 0.2 && fromMiddle < WIDTH / 2 - 0.14) {
        texel.set(Body.GLASS, 1);
        texel.shine = 0.24;
      } else {
        texel.set(v < 0.33 * height ? lower : upper, v < 0.1 ? 0.4 : 1);
        texel.shine = 0.08;
      }
    }
  }

  /** A side with a long band of windows, doors and a stripe. */
  private record CoachSide(
      Rgb upper, Rgb lower, double length, double height, double lights, boolean tram, int seed)
      implements Texture {
    @Override
    public void sample(double u, double v, double footprint, Texel texel) {
      double pane = u / 1.45 - Math.floor(u / 1.45);
      int number = (int) Math.floor(u / 1.45);
      boolean door = number % 4 == 1 && u > 1 && u < length - 1;
      double bottom = door ? 0.12 : 0.36 * height;
      boolean inBand = v > bottom && v < height - 0.42;
      if (inBand && pane > 0.05 && pane < 0.95 && u > 0.3 && u < length - 0.3) {
        boolean passenger =
            v < 0.36 * height + 0.5 && Noise.cell((int) Math.floor(u / 0.7) + seed, 5) > 0.6;
        texel.set(Body.GLASS, passenger ? 3 : 1);
        texel.shine = 0.2;
        if (lights > 0.5) {
          texel.set(FacadeStyle.LAMP_LIGHT, 0.35);
          texel.glow = 0.7;
        }
        if (door && Math.abs(pane - 0.5) < 0.03) {
          texel.scale(0.3);
        }
        return;
      }
      Rgb paint = v < 0.33 * height ? lower : upper;
      texel.set(paint, v < 0.08 ? 0.4 : 1 + 0.15 * (Noise.cloud(u, v) - 0.5));
      texel.shine = 0.09;
    }
  }
}

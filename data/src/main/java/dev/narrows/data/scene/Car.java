package dev.narrows.data.scene;

import dev.narrows.data.scene.Body.Corner;
import java.util.List;

/**
 * A passenger car or van.
 *
 * @param place middle of its footprint, facing ahead
 * @param shape proportions
 * @param length metres
 * @param width metres
 * @param height metres
 * @param colour of its paint
 * @param lights how bright its lamps are, 0 to 1
 * @param braking whether its brake lights shine
 */
record Car(
    Frame place,
    Shape shape,
    double length,
    double width,
    double height,
    Rgb colour,
    double lights,
    boolean braking)
    implements SceneElement {
  private static final double RADIUS = 0.32;

  /**
   * Proportions of a side view, as shares of length and height.
   *
   * <p>From the front: where the bonnet ends, where the roof begins and ends, where the tail
   * begins.
   */
  enum Shape {
    SALOON(0.24, 0.10, -0.24, -0.36, 0.60, 0.66),
    HATCHBACK(0.25, 0.10, -0.36, -0.46, 0.60, 0.64),
    ESTATE(0.25, 0.11, -0.40, -0.47, 0.59, 0.63),
    OFF_ROADER(0.24, 0.12, -0.40, -0.47, 0.58, 0.62),
    VAN(0.36, 0.22, -0.47, -0.495, 0.52, 0.56);

    private final double bonnetEnd;
    private final double roofStart;
    private final double roofEnd;
    private final double tail;
    private final double bonnet;
    private final double belt;

    Shape(
        double bonnetEnd,
        double roofStart,
        double roofEnd,
        double tail,
        double bonnet,
        double belt) {
      this.bonnetEnd = bonnetEnd;
      this.roofStart = roofStart;
      this.roofEnd = roofEnd;
      this.tail = tail;
      this.bonnet = bonnet;
      this.belt = belt;
    }
  }

  @Override
  public void addTo(Mesh mesh) {
    double end = length / 2;
    double half = width / 2;
    double belt = shape.belt * height;
    double bonnet = shape.bonnet * height;
    Texture side = new Paint(colour, 1.05, 0.5 * height * 0.8, 0.27);
    Texture skin = new Bulge(Plain.glossy(colour, 0.14), half, 0.55);
    Texture bumper = new Bulge(new Plain(colour.times(0.85), 0.05, 0.08, 0), half, 0.6);
    Texture dark = Plain.matt(Rgb.grey(0.02));
    Body.extrude(
        mesh,
        place,
        List.of(
            new Corner(end - 0.06, 0.22),
            new Corner(end, 0.42),
            new Corner(end - 0.04, bonnet - 0.16),
            new Corner(end - 0.22, bonnet - 0.04),
            new Corner(shape.bonnetEnd * length, bonnet + 0.02),
            new Corner(shape.tail * length, belt),
            new Corner(-end + 0.10, belt - 0.05),
            new Corner(-end + 0.02, belt - 0.16),
            new Corner(-end, 0.45),
            new Corner(-end + 0.06, 0.22)),
        half,
        half - 0.07,
        side,
        List.of(bumper, bumper, skin, skin, skin, skin, skin, bumper, bumper, dark),
        TrainId.CAR);
    greenhouse(mesh, half, bonnet, belt, skin);
    for (int axle = -1; axle <= 1; axle += 2) {
      Body.axle(mesh, place, axle * 0.31 * length, half, RADIUS, TrainId.CAR);
    }
    front(mesh, end, half, bonnet);
    back(mesh, end, half, belt);
    mirrors(mesh, half, belt);
    mesh.shadowOfBox(place, width, 0.86 * height, length * 0.94);
  }

  private void greenhouse(Mesh mesh, double half, double bonnet, double belt, Texture skin) {
    Texture pane = new Pane(colour, half - 0.27);
    Texture rear = shape == Shape.VAN ? new VanDoors(colour) : pane;
    double slant = (shape.bonnetEnd - shape.roofStart) * length / (height - bonnet);
    double rearSlant = (shape.roofEnd - shape.tail) * length / (height - belt);
    Body.extrude(
        mesh,
        place,
        List.of(
            new Corner(shape.bonnetEnd * length, bonnet),
            new Corner(shape.roofStart * length + 0.10 * slant, height - 0.11),
            new Corner(shape.roofStart * length - 0.12, height - 0.02),
            new Corner(-0.1 * length, height),
            new Corner(shape.roofEnd * length + 0.12, height - 0.03),
            new Corner(shape.roofEnd * length - 0.13 * rearSlant, height - 0.14),
            new Corner(shape.tail * length, belt - 0.02)),
        half - 0.08,
        half - 0.24,
        shape == Shape.VAN
            ? new VanSide(colour, 0.12 * length)
            : new Glazing(1.05, colour, height - 0.13),
        List.of(pane, skin, skin, skin, skin, rear, skin),
        TrainId.CAR);
  }

  private void mirrors(Mesh mesh, double half, double belt) {
    Texture paint = Plain.matt(colour.times(0.7));
    for (int side = -1; side <= 1; side += 2) {
      mesh.box(
          place.moved(side * (half + 0.06), belt + 0.02, 0.17 * length),
          0.2,
          0.14,
          0.1,
          BoxTextures.all(paint),
          TrainId.CAR);
    }
  }

  private void front(Mesh mesh, double end, double half, double bonnet) {
    double ahead = end + 0.012;
    Texture lamp = Plain.glowing(new Rgb(0.95, 0.95, 0.9), 0.15 + 2.2 * lights);
    for (int side = -1; side <= 1; side += 2) {
      Body.panel(
          mesh, place, side * (half - 0.25), bonnet - 0.32, ahead, 0.34, 0.16, lamp, TrainId.CAR);
    }
    Texture grille = new Plain(Rgb.grey(0.015), 0.2, 0.05, 0);
    Body.panel(mesh, place, 0, bonnet - 0.36, ahead, 0.7, 0.2, grille, TrainId.CAR);
    Body.panel(mesh, place, 0, 0.26, ahead, width * 0.8, 0.14, grille, TrainId.CAR);
    plate(mesh, 0.42, ahead + 0.01);
  }

  private void back(Mesh mesh, double end, double half, double belt) {
    double ahead = -end - 0.012;
    double glow = 0.1 + (braking ? 1.3 : 0.5 * lights);
    Texture lamp = Plain.glowing(new Rgb(0.62, 0.012, 0.01), glow);
    for (int side = -1; side <= 1; side += 2) {
      Body.panel(
          mesh, place, side * (half - 0.2), belt - 0.32, ahead, 0.30, 0.2, lamp, TrainId.CAR);
    }
    Texture dark = Plain.matt(Rgb.grey(0.025));
    Body.panel(mesh, place, 0, 0.24, ahead, width * 0.85, 0.2, dark, TrainId.CAR);
    plate(mesh, 0.5, ahead - 0.01);
  }

  private void plate(Mesh mesh, double above, double ahead) {
    Texture white = Plain.matt(Rgb.of(0xD8D8D2));
    Body.panel(mesh, place, 0, above, ahead, 0.5, 0.12, white, TrainId.CAR);
  }

  /** The doors at the back of a delivery van; u runs from the middle, v from above. */
  private record VanDoors(Rgb colour) implements Texture {
    @Override
    public void sample(double u, double v, double footprint, Texel texel) {
      double fromMiddle = Math.abs(u);
      if (fromMiddle > 0.08 && fromMiddle < 0.58 && v > 0.08 && v < 0.55) {
        texel.set(Body.GLASS, 1);
        texel.shine = 0.15;
      } else {
        texel.set(colour, fromMiddle < 0.02 ? 0.4 : 0.95);
        texel.shine = 0.08;
      }
    }
  }

  /** The side of a delivery van: one window for the driver, then sheet metal. */
  private record VanSide(Rgb colour, double windowEnd) implements Texture {
    @Override
    public void sample(double u, double v, double footprint, Texel texel) {
      if (u > windowEnd) {
        texel.set(Body.GLASS, 1);
        texel.shine = 0.22;
      } else {
        texel.set(colour, Math.abs(u + 0.3) < 0.02 ? 0.5 : 1);
        texel.shine = 0.1;
      }
    }
  }
}

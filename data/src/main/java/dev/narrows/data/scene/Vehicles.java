package dev.narrows.data.scene;

import dev.narrows.data.scene.Car.Shape;
import java.util.List;

/** Draws vehicles at random, as common on streets as their kinds and colours are. */
final class Vehicles {
  private static final List<Rgb> PAINTS =
      List.of(
          Rgb.grey(0.02),
          Rgb.grey(0.03),
          Rgb.grey(0.10),
          Rgb.grey(0.30),
          Rgb.grey(0.42),
          Rgb.grey(0.72),
          Rgb.grey(0.78),
          Rgb.of(0x1E2C4E),
          Rgb.of(0x22407A),
          Rgb.of(0x8E1418),
          Rgb.of(0x6E1A1E),
          Rgb.of(0x3C4A3E),
          Rgb.of(0xB89A60),
          Rgb.of(0xC8A020),
          Rgb.of(0x4E6E8E));

  private Vehicles() {}

  static Car car(Frame place, SceneRandom random, double lights, boolean braking) {
    double kind = random.uniform();
    Shape shape =
        kind < 0.24
            ? Shape.SALOON
            : kind < 0.52
                ? Shape.HATCHBACK
                : kind < 0.72 ? Shape.ESTATE : kind < 0.88 ? Shape.OFF_ROADER : Shape.VAN;
    double length =
        switch (shape) {
          case SALOON, ESTATE -> random.between(4.4, 4.9);
          case HATCHBACK -> random.between(3.6, 4.3);
          case OFF_ROADER -> random.between(4.2, 4.8);
          case VAN -> random.between(4.6, 5.4);
        };
    double height =
        switch (shape) {
          case SALOON, ESTATE, HATCHBACK -> random.between(1.40, 1.54);
          case OFF_ROADER -> random.between(1.62, 1.80);
          case VAN -> random.between(1.9, 2.3);
        };
    Rgb paint =
        shape == Shape.VAN && random.chance(0.5)
            ? Rgb.grey(0.72)
            : random.pick(PAINTS).varied(random, 0.2);
    return new Car(place, shape, length, random.between(1.72, 1.9), height, paint, lights, braking);
  }

  static Truck lorry(Frame place, SceneRandom random, double lights) {
    Rgb box =
        random.chance(0.5)
            ? Rgb.grey(random.between(0.5, 0.8))
            : Rgb.hsv(random.uniform(), random.between(0.5, 0.9), random.between(0.15, 0.6));
    Rgb cab =
        random.chance(0.5)
            ? Rgb.grey(random.between(0.4, 0.8))
            : Rgb.hsv(random.uniform(), random.between(0.5, 0.9), random.between(0.1, 0.5));
    return new Truck(
        place,
        random.between(6.2, 9.5),
        random.between(3.0, 3.7),
        cab,
        box,
        Rgb.hsv(random.uniform(), 0.85, random.between(0.1, 0.5)),
        lights,
        1 + random.below(500));
  }

  static Coach bus(Frame place, SceneRandom random, double lights) {
    Rgb upper =
        random.pick(
            List.of(
                Rgb.of(0xE8BC18),
                Rgb.of(0xB81C1C),
                Rgb.of(0xDEDEDA),
                Rgb.of(0x2458A0),
                Rgb.of(0xE0E0D8),
                Rgb.of(0x2E7A48)));
    Rgb lower =
        random.chance(0.5) ? upper : Rgb.hsv(random.uniform(), 0.8, random.between(0.1, 0.5));
    return new Coach(
        place,
        false,
        random.between(10.5, 12.5),
        random.between(2.95, 3.2),
        upper.varied(random, 0.12),
        lower,
        lights,
        random.below(500));
  }

  static Coach tram(Frame place, SceneRandom random, double lights) {
    Rgb upper = random.pick(List.of(Rgb.of(0xE2E0D4), Rgb.of(0xD8B020), Rgb.of(0xC8C8C4)));
    Rgb lower = random.pick(List.of(Rgb.of(0xA81418), Rgb.of(0x1C6A40), Rgb.of(0x1E3E80)));
    return new Coach(
        place,
        true,
        random.between(22, 27),
        random.between(3.3, 3.6),
        upper.varied(random, 0.1),
        lower.varied(random, 0.2),
        lights,
        random.below(500));
  }
}

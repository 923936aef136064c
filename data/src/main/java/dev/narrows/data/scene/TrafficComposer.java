package dev.narrows.data.scene;

import java.util.List;

/** Sets vehicles on the road: parked, ahead, oncoming and crossing. */
final class TrafficComposer {
  private final Street street;
  private final Weather weather;
  private final Occupancy occupancy;
  private final SceneRandom random;
  private final List<SceneElement> elements;
  private final PeopleComposer people;

  TrafficComposer(
      Street street,
      Weather weather,
      Occupancy occupancy,
      SceneRandom random,
      List<SceneElement> elements) {
    this.street = street;
    this.weather = weather;
    this.occupancy = occupancy;
    this.random = random;
    this.elements = elements;
    people = new PeopleComposer(street, weather, occupancy, random.fork(), elements);
  }

  void compose() {
    parked(-1);
    parked(1);
    if (random.chance(0.27)) {
      large(true);
    }
    if (random.chance(0.26)) {
      large(false);
    }
    if (random.chance(0.2)) {
      tram();
    }
    people.compose();
    moving();
    crossing();
  }

  private void parked(int side) {
    double width = street.side(side).parkingWidth();
    if (width == 0) {
      return;
    }
    double density = random.between(0.35, 0.95);
    double t = street.kerb(side) - side * (width / 2);
    for (double s = random.between(1, 7); s < 110; s += random.between(5.2, 6.6)) {
      if (street.inJunction(s, 6) || !random.chance(density) || !occupancy.take(s, t, 4.6, 1.7)) {
        continue;
      }
      Frame place = street.at(s, t + random.between(-0.12, 0.12));
      boolean backwards = side < 0 ? random.chance(0.85) : random.chance(0.1);
      Frame facing = place.turned((backwards ? Math.PI : 0) + random.between(-0.04, 0.04));
      if (random.chance(0.05)) {
        elements.add(Vehicles.lorry(facing, random, 0));
      } else {
        elements.add(Vehicles.car(facing, random, 0, false));
      }
    }
  }

  private double lights() {
    return weather.darkness() > 0.2 || random.chance(0.25) ? 1 : 0;
  }

  private void moving() {
    for (int side = -1; side <= 1; side += 2) {
      int lanes = side < 0 ? street.lanesLeft() : street.lanesRight();
      for (int lane = 0; lane < lanes; lane++) {
        double density = random.between(0, 0.75);
        double first = side < 0 ? random.between(5, 18) : random.between(7.5, 25);
        for (double s = first; s < 130; s += random.between(8, 26)) {
          double t = street.lane(side, lane) + random.between(-0.2, 0.2);
          if (random.chance(density) && occupancy.take(s, t, 6, 2)) {
            Frame place = street.at(s, t).turned(side < 0 ? Math.PI : 0);
            double lights = lights();
            elements.add(
                random.chance(0.06)
                    ? Vehicles.lorry(place, random, lights)
                    : Vehicles.car(place, random, lights, random.chance(0.35)));
          }
        }
      }
    }
  }

  /** A bus or lorry, near enough to be seen well. */
  private void large(boolean bus) {
    int side = street.lanesLeft() > 0 && random.chance(0.6) ? -1 : 1;
    int lanes = side < 0 ? street.lanesLeft() : street.lanesRight();
    double s = side < 0 ? random.between(13, 40) : random.between(17, 45);
    double t = street.lane(side, random.below(lanes));
    if (!occupancy.take(s, t, 13, 2.4)) {
      return;
    }
    Frame place = street.at(s, t).turned(side < 0 ? Math.PI : 0);
    elements.add(
        bus ? Vehicles.bus(place, random, lights()) : Vehicles.lorry(place, random, lights()));
  }

  private void tram() {
    int side = street.lanesLeft() > 0 && random.chance(0.7) ? -1 : 1;
    double s = random.between(22, 50);
    double t = street.lane(side, 0);
    if (occupancy.take(s, t, 26, 2.4)) {
      elements.add(Vehicles.tram(street.at(s, t).turned(side < 0 ? Math.PI : 0), random, lights()));
    }
  }

  private void crossing() {
    if (!street.hasJunction() || !random.chance(0.6)) {
      return;
    }
    int side = random.sign();
    double s = street.junctionStart() + street.junctionWidth() * (side > 0 ? 0.72 : 0.28);
    double t = random.between(-9, 9);
    if (!occupancy.take(s, t, 2.2, 5.5)) {
      return;
    }
    Frame place = street.at(s, t).turned(-side * Math.PI / 2);
    double kind = random.uniform();
    elements.add(
        kind < 0.7
            ? Vehicles.car(place, random, lights(), false)
            : kind < 0.85
                ? Vehicles.lorry(place, random, lights())
                : Vehicles.bus(place, random, lights()));
  }
}

package dev.narrows.data.scene;

import java.util.List;

/** Sets persons, riders and parked cycles. */
final class PeopleComposer {
  private final Street street;
  private final Weather weather;
  private final Occupancy occupancy;
  private final SceneRandom random;
  private final List<SceneElement> elements;

  PeopleComposer(
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
  }

  void compose() {
    int riders = random.chance(0.62) ? 1 + random.below(2) : 0;
    for (int i = 0; i < riders; i++) {
      ride(random.chance(0.4));
    }
    walkers(-1);
    walkers(1);
    if (random.chance(0.4)) {
      crossers();
    }
    if (random.chance(0.55)) {
      parkedCycles();
    }
  }

  private Person person(Frame place, int label) {
    double height = random.chance(0.1) ? random.between(1.1, 1.5) : random.between(1.58, 1.92);
    double stride = random.chance(0.7) ? random.sign() * random.between(0.5, 1) : 0.1;
    return new Person(place, height, Person.Looks.compose(random), stride, label);
  }

  private void walkers(int side) {
    StreetSide border = street.side(side);
    double inner = street.kerb(side) + side * (border.vergeWidth() + 0.5);
    double outer = street.kerb(side) + side * (border.depth() - 0.35);
    int count = random.below(6);
    for (int i = 0; i < count; i++) {
      double s = i == 0 ? random.between(7, 18) : random.between(8, 55);
      double t = random.between(inner, outer);
      if (!occupancy.take(s, t, 0.6, 0.6)) {
        continue;
      }
      Frame place = street.at(s, t).moved(0, street.inJunction(s, 0) ? 0 : Street.KERB, 0);
      double heading = (random.chance(0.5) ? 0 : Math.PI) + random.between(-0.5, 0.5);
      elements.add(person(place.turned(heading), TrainId.PERSON));
      double beside = t + 0.6;
      if (random.chance(0.35) && occupancy.take(s, beside, 0.4, 0.4)) {
        elements.add(person(place.moved(0.6, 0, 0.1).turned(heading), TrainId.PERSON));
      }
    }
  }

  private void crossers() {
    double s = street.hasJunction() ? street.junctionStart() - 3 : random.between(9, 24);
    int count = 1 + random.below(3);
    for (int i = 0; i < count; i++) {
      double t = random.between(street.kerb(-1) + 0.5, street.kerb(1) - 0.5);
      double along = s + random.between(-1.2, 1.2);
      if (occupancy.take(along, t, 0.7, 0.7)) {
        Frame place = street.at(along, t).turned(random.sign() * Math.PI / 2);
        elements.add(person(place, TrainId.PERSON));
      }
    }
  }

  private void ride(boolean motor) {
    int side = street.lanesLeft() > 0 && random.chance(0.4) ? -1 : 1;
    double edge = side * (side < 0 ? street.lanesLeft() : street.lanesRight());
    double t =
        motor
            ? street.lane(side, 0) + random.between(-0.6, 0.6)
            : edge * street.laneWidth() - side * random.between(0.5, 1.1);
    double s = random.between(6.5, 24);
    if (!occupancy.take(s, t, 2, 0.8)) {
      return;
    }
    Frame place = street.at(s, t).turned((side < 0 ? Math.PI : 0) + random.between(-0.35, 0.35));
    if (random.chance(0.2)) {
      place = place.turned(random.sign() * Math.PI / 2);
    }
    Person rider = person(place, TrainId.RIDER);
    elements.add(cycle(place, motor, rider));
  }

  private Cycle cycle(Frame place, boolean motor, Person rider) {
    Rgb colour =
        random.chance(0.4)
            ? Rgb.grey(random.between(0.02, 0.5))
            : Rgb.hsv(random.uniform(), random.between(0.6, 0.95), random.between(0.1, 0.6));
    return new Cycle(place, motor, colour, rider, weather.darkness() > 0.2 || motor ? 1 : 0);
  }

  private void parkedCycles() {
    int side = random.sign();
    double t = street.kerb(side) + side * random.between(0.6, 1.1);
    double first = random.between(6, 22);
    boolean motor = random.chance(0.45);
    double heading = random.chance(0.5) ? 0 : side * random.between(0.7, 1.4);
    double spacing = heading == 0 ? 2.1 : 0.85;
    int count = 1 + random.below(motor ? 3 : 5);
    for (int i = 0; i < count; i++) {
      double s = first + i * spacing;
      if (!street.inJunction(s, 1) && occupancy.take(s, t, heading == 0 ? 1.9 : 0.7, 0.8)) {
        Frame place = street.at(s, t).moved(0, Street.KERB, 0);
        double turn = heading + random.between(-0.12, 0.12);
        elements.add(cycle(place.turned(turn), motor, null));
      }
    }
  }
}

package dev.narrows.data.scene;

import java.util.ArrayList;
import java.util.List;

/** Sets lamps, signs, traffic lights, bollards and trees beside the road. */
final class FurnitureComposer {
  private final Street street;
  private final Weather weather;
  private final Flora flora;
  private final Occupancy occupancy;
  private final SceneRandom random;
  private final List<SceneElement> elements;

  FurnitureComposer(
      Street street,
      Weather weather,
      Flora flora,
      Occupancy occupancy,
      SceneRandom random,
      List<SceneElement> elements) {
    this.street = street;
    this.weather = weather;
    this.flora = flora;
    this.occupancy = occupancy;
    this.random = random;
    this.elements = elements;
  }

  void compose() {
    if (street.hasJunction() && random.chance(0.7)) {
      trafficLights(street.junctionStart() - 2, random.below(3));
    } else if (random.chance(0.35)) {
      trafficLights(random.between(9, 26), random.below(3));
    }
    for (int side = -1; side <= 1; side += 2) {
      lamps(side);
      signs(side);
      treeRow(side);
      if (random.chance(0.25)) {
        bollards(side);
      }
    }
  }

  private double roadside(int side) {
    return street.kerb(side) + side * random.between(0.4, 0.7);
  }

  private void trafficLights(double s, int state) {
    double size = random.between(0.95, 1.25);
    boolean plate = random.chance(0.5);
    double arm = random.chance(0.4) ? random.between(2.5, 4.5) : 0;
    for (int side = -1; side <= 1; side += 2) {
      double t = street.kerb(side) + side * 0.5;
      if ((side > 0 || random.chance(0.6)) && occupancy.take(s, t, 0.5, 0.5)) {
        elements.add(
            new TrafficLight(
                street.at(s, t), random.between(2.1, 2.5), side > 0 ? arm : 0, size, state, plate));
      }
    }
    double far = street.hasJunction() ? street.junctionEnd() + 2 : s + 14;
    double t = street.kerb(1) + 0.5;
    if (random.chance(0.5) && occupancy.take(far, t, 0.5, 0.5)) {
      elements.add(new TrafficLight(street.at(far, t), 2.3, 0, size, state, plate));
    }
  }

  private void lamps(int side) {
    if (random.chance(0.25)) {
      return;
    }
    double spacing = random.between(18, 32);
    double height = random.between(5, 8.5);
    double arm = random.chance(0.7) ? random.between(0.8, 2) : 0;
    Rgb colour = Rgb.grey(random.between(0.05, 0.3)).varied(random, 0.2);
    double t = roadside(side);
    for (double s = random.between(6, 14); s < 130; s += spacing) {
      if (!street.inJunction(s, 1) && occupancy.take(s, t, 0.4, 0.4)) {
        Frame place = street.at(s, t);
        Frame facing = side < 0 ? place : place.turned(Math.PI);
        elements.add(new Lamp(facing, height, arm, colour, weather.darkness() > 0.5));
      }
    }
  }

  private void signs(int side) {
    int count = side > 0 ? 1 + random.below(4) : random.below(3);
    for (int i = 0; i < count; i++) {
      double s = i == 0 ? random.between(7, 17) : random.between(10, 60);
      double t = roadside(side);
      if (street.inJunction(s, 1) || !occupancy.take(s, t, 0.5, 0.5)) {
        continue;
      }
      Frame place = street.at(s, t).turned(random.between(-0.25, 0.25));
      elements.add(sign(place));
    }
    if (random.chance(0.25)) {
      double s = random.between(14, 45);
      double t = street.kerb(side) + side * 1.4;
      if (!street.inJunction(s, 1) && occupancy.take(s, t, 1, 2)) {
        SignFace board = SignFace.board(random, random.between(0.6, 1.1));
        elements.add(
            new TrafficSign(street.at(s, t), random.between(1.6, 2.4), List.of(board), true));
      }
    }
  }

  private TrafficSign sign(Frame place) {
    List<SignFace> plates = new ArrayList<>();
    if (random.chance(0.3)) {
      plates.add(
          new SignFace(SignFace.Kind.BOARD, 0.36, 0.18, Rgb.of(0xE6E6E2), random.below(999)));
    }
    plates.add(SignFace.compose(random));
    if (random.chance(0.3)) {
      plates.add(SignFace.compose(random));
    }
    return new TrafficSign(place, random.between(1.7, 2.3), plates, true);
  }

  private void treeRow(int side) {
    double share = street.side(side).vergeWidth() > 0 ? 0.7 : 0.25;
    if (!random.chance(share)) {
      return;
    }
    double t = street.kerb(side) + side * Math.max(0.8, 0.6 * street.side(side).vergeWidth());
    double spacing = random.between(7, 14);
    for (double s = random.between(5, 14); s < 120; s += spacing * random.between(0.9, 1.1)) {
      if (!street.inJunction(s, 2) && occupancy.take(s, t, 0.8, 0.6)) {
        elements.add(flora.tree(street.at(s, t).origin(), random));
      }
    }
  }

  private void bollards(int side) {
    double t = street.kerb(side) + side * 0.3;
    double first = random.between(4, 14);
    double height = random.between(0.8, 1.1);
    Rgb colour = random.chance(0.5) ? Rgb.grey(0.08) : Rgb.of(0xA03028);
    for (int i = 0; i < 3 + random.below(6); i++) {
      double s = first + 1.7 * i;
      if (!street.inJunction(s, 1) && occupancy.take(s, t, 0.3, 0.3)) {
        elements.add(new Bollard(street.at(s, t), height, colour));
      }
    }
  }
}

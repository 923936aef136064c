package dev.narrows.data.scene;

import dev.narrows.data.scene.Barrier.Kind;
import dev.narrows.data.scene.Building.Roof;
import dev.narrows.data.scene.StreetSide.District;
import java.util.List;

/** Fills the properties along one side of a street: houses, gardens, walls, fences and trees. */
final class LotComposer {
  private static final double REACH = 190;

  private final Street street;
  private final int side;
  private final double darkness;
  private final Flora flora;
  private final SceneRandom random;
  private final List<SceneElement> elements;

  LotComposer(
      Street street,
      int side,
      double darkness,
      Flora flora,
      SceneRandom random,
      List<SceneElement> elements) {
    this.street = street;
    this.side = side;
    this.darkness = darkness;
    this.flora = flora;
    this.random = random;
    this.elements = elements;
  }

  void compose() {
    double corner = street.junctionStart() - 3;
    double beyond = street.junctionEnd() + 3;
    double s = -6 + random.between(0, 6);
    while (s < REACH) {
      double length = lotLength();
      boolean reachesCorner = s < corner && s + length > corner;
      if (reachesCorner) {
        length = corner - s;
      }
      boolean onCrossing = (s >= corner && s < beyond) || (reachesCorner && length < 4);
      if (onCrossing) {
        s = beyond;
      } else {
        lot(s, length);
        s += length;
      }
    }
  }

  private double lotLength() {
    return switch (street.side(side).district()) {
      case CITY -> random.between(9, 20);
      case SUBURB -> random.between(11, 20);
      case INDUSTRY -> random.between(16, 36);
      case PARK -> random.between(14, 30);
    };
  }

  private void lot(double s, double length) {
    double kind = random.uniform();
    switch (street.side(side).district()) {
      case CITY -> {
        if (kind < 0.84) {
          house(s, length, 0, random.between(9, 22), Roof.FLAT);
        } else {
          border(s, length, random.chance(0.5) ? wall() : fence(), 1.4, 2.6);
          trees(s, length, 3, 8, 4);
        }
      }
      case SUBURB -> garden(s, length, kind);
      case INDUSTRY -> {
        if (kind < 0.4) {
          border(s, length, fence(), 1.6, 2.4);
          house(s, length, random.between(6, 14), random.between(5, 9), Roof.FLAT);
        } else if (kind < 0.75) {
          border(s, length, wall(), 1.8, 3.0);
          trees(s, length, 3, 12, 3);
        } else {
          house(s, length, 0.5, random.between(5, 10), Roof.FLAT);
        }
      }
      case PARK -> {
        if (kind < 0.3) {
          border(s, length, fence(), 0.9, 1.5);
        } else if (kind < 0.42) {
          border(s, length, wall(), 0.8, 1.6);
        } else if (kind < 0.6) {
          border(s, length, Kind.HEDGE, 1.0, 2.0);
        }
        trees(s, length, 3, 26, 5);
      }
    }
  }

  private void garden(double s, double length, double kind) {
    if (kind < 0.40) {
      border(s, length, fence(), 0.9, 1.6);
    } else if (kind < 0.62) {
      border(s, length, wall(), 0.9, 1.9);
    } else if (kind < 0.85) {
      border(s, length, Kind.HEDGE, 1.0, 1.9);
    }
    double setback = random.between(3, 8);
    double gap = random.between(1.5, 4);
    Roof roof = random.chance(0.5) ? Roof.ALONG : Roof.GABLE;
    house(s + gap, length - 2 * gap, setback, random.between(3.2, 6.5), roof);
    trees(s, length, 1.5, setback + 2, 2);
  }

  private Kind wall() {
    return random.chance(0.6) ? Kind.STONE_WALL : Kind.CONCRETE_WALL;
  }

  private Kind fence() {
    return random.pick(List.of(Kind.PICKET_FENCE, Kind.RAILING, Kind.MESH_FENCE));
  }

  private double borderT() {
    return street.kerb(side) + side * (street.side(side).depth() + 0.1);
  }

  private void border(double s, double length, Kind kind, double low, double high) {
    Rgb colour =
        switch (kind) {
          case STONE_WALL -> Rgb.of(0x8E8676).varied(random, 0.3);
          case CONCRETE_WALL ->
              random.chance(0.3)
                  ? Rgb.of(0x8A5040).varied(random, 0.2)
                  : Rgb.grey(random.between(0.2, 0.45)).varied(random, 0.15);
          case PICKET_FENCE ->
              random.chance(0.35)
                  ? Rgb.of(0xD0CCC2).varied(random, 0.15)
                  : Rgb.of(0x7A5C40).varied(random, 0.35);
          case RAILING -> Rgb.grey(random.between(0.02, 0.12)).varied(random, 0.3);
          case MESH_FENCE -> Rgb.of(0x6F7F74).varied(random, 0.4);
          case HEDGE -> flora.hedge(random);
        };
    double t = borderT() + (kind == Kind.HEDGE ? side * 0.45 : 0);
    double height = random.between(low, high);
    int pieces = street.curvature() == 0 ? 1 : 3;
    int seed = random.below(200);
    for (int piece = 0; piece < pieces; piece++) {
      Vec from = street.at(s + length * piece / pieces, t).origin();
      Vec to = street.at(s + length * (piece + 1) / pieces, t).origin();
      elements.add(new Barrier(kind, from, to, height, colour, seed));
    }
  }

  private void house(double s, double length, double setback, double height, Roof roof) {
    if (length < 3) {
      return;
    }
    District district = street.side(side).district();
    FacadeStyle style = FacadeStyle.compose(random, district, darkness);
    double t = borderT() + side * setback;
    Frame middle = street.at(s + length / 2, t).turned(side * Math.PI / 2);
    boolean pitched = district == District.CITY && random.chance(0.3);
    elements.add(
        new Building(
            middle.moved(-length / 2, 0, 0),
            length,
            random.between(8, 13),
            height,
            style,
            pitched ? Roof.ALONG : roof,
            random
                .pick(List.of(Rgb.of(0x8E4A36), Rgb.of(0x5C4A44), Rgb.of(0x4E5256)))
                .varied(random, 0.25),
            district == District.CITY && random.chance(0.25),
            random.below(1000)));
  }

  private void trees(double s, double length, double near, double far, int most) {
    int count = random.below(most + 1);
    for (int i = 0; i < count; i++) {
      double place = s + random.between(0.1, 0.9) * length;
      double t = borderT() + side * random.between(near, far);
      boolean bush = random.chance(0.3);
      Vec spot = street.at(place, t).origin();
      elements.add(bush ? flora.bush(spot, random) : flora.tree(spot, random));
    }
  }
}

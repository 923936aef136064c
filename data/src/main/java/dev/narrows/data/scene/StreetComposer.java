package dev.narrows.data.scene;

import dev.narrows.data.scene.RoadSurface.Marking;
import dev.narrows.data.scene.StreetSide.District;
import java.util.ArrayList;
import java.util.List;

/** Draws a street and its surface at random. */
final class StreetComposer {
  private StreetComposer() {}

  static Street compose(SceneRandom random) {
    District district =
        random.pick(
            List.of(
                District.CITY,
                District.CITY,
                District.CITY,
                District.SUBURB,
                District.SUBURB,
                District.INDUSTRY,
                District.PARK));
    District opposite = random.chance(0.7) ? district : random.pick(List.of(District.values()));
    boolean straight = random.chance(0.5);
    double curvature = straight ? 0 : random.sign() * random.between(0.001, 0.008);
    boolean wide = random.chance(0.3);
    boolean oneWay = !wide && random.chance(0.15);
    boolean junction = random.chance(0.45);
    return new Street(
        curvature,
        oneWay ? 0 : wide ? 2 : 1,
        wide ? 2 : 1,
        random.between(2.9, 3.6),
        side(opposite, random),
        side(district, random),
        junction ? random.between(16, 60) : Street.LENGTH + 50,
        random.between(7, 12));
  }

  private static StreetSide side(District district, SceneRandom random) {
    boolean parking = random.chance(district == District.PARK ? 0.35 : 0.6);
    return new StreetSide(
        district,
        parking ? random.between(2.1, 2.4) : 0,
        random.chance(district == District.CITY ? 0.2 : 0.5) ? random.between(1.0, 2.4) : 0,
        random.between(1.7, 4.0));
  }

  static StreetGround ground(Street street, SceneRandom random) {
    Rgb asphalt = Rgb.grey(random.between(0.07, 0.16)).varied(random, 0.12);
    boolean cobbled = random.chance(0.12);
    RoadSurface road =
        new RoadSurface(
            asphalt,
            cobbled,
            street.laneWidth(),
            cobbled ? List.of() : markings(street, random),
            random.between(0, 100));
    RoadSurface crossing =
        new RoadSurface(
            asphalt.varied(random, 0.1),
            false,
            3.2,
            List.of(Marking.line(0, 0.14, 2, 90, 3, 4)),
            random.between(0, 100));
    Rgb slab =
        random.chance(0.8)
            ? Rgb.grey(random.between(0.20, 0.36)).varied(random, 0.1)
            : Rgb.of(0x9A6E5C).varied(random, 0.2);
    double size = random.chance(0.6) ? random.between(0.3, 0.6) : random.between(0.12, 0.2);
    Rgb lush = Rgb.of(0x5F7A35).varied(random, 0.25);
    Rgb dry = Rgb.of(0x94835A).varied(random, 0.25);
    return new StreetGround(
        street, road, crossing, new Paving(slab, size, size), new Grass(lush, dry));
  }

  private static List<Marking> markings(Street street, SceneRandom random) {
    List<Marking> markings = new ArrayList<>();
    double end = Street.LENGTH;
    double start = Street.START;
    if (street.hasJunction()) {
      double line = street.junctionStart() - 1.2;
      double right = street.lanesRight() * street.laneWidth();
      if (random.chance(0.65)) {
        double left = street.kerb(-1) + 0.4;
        markings.add(Marking.bars(left, street.kerb(1) - 0.4, line - 3.4, line - 0.4));
        line -= 4.2;
      }
      markings.add(new Marking(0.1, right, line - 0.45, line, 0, 0));
      lines(markings, street, start, line, random);
      lines(markings, street, street.junctionEnd() + 1, end, random);
    } else {
      if (random.chance(0.3)) {
        double crossing = random.between(9, 30);
        markings.add(
            Marking.bars(street.kerb(-1) + 0.4, street.kerb(1) - 0.4, crossing, crossing + 3.2));
      }
      lines(markings, street, start, end, random);
    }
    return markings;
  }

  private static void lines(
      List<Marking> markings, Street street, double from, double to, SceneRandom random) {
    double width = street.laneWidth();
    if (street.lanesLeft() > 0) {
      boolean unbroken = street.lanesRight() > 1 || random.chance(0.2);
      if (unbroken || random.chance(0.75)) {
        markings.add(Marking.line(0, 0.14, from, to, unbroken ? 0 : 3, 4.5));
      }
    }
    for (int side = -1; side <= 1; side += 2) {
      int lanes = side < 0 ? street.lanesLeft() : street.lanesRight();
      for (int lane = 1; lane < lanes; lane++) {
        markings.add(Marking.line(side * lane * width, 0.13, from, to, 3, 6));
      }
      if (street.side(side).parkingWidth() > 0 && random.chance(0.6)) {
        markings.add(Marking.line(side * lanes * width, 0.12, from, to, 1.2, 1.2));
      } else if (random.chance(0.4)) {
        markings.add(Marking.line(street.kerb(side) - side * 0.35, 0.12, from, to, 0, 0));
      }
    }
  }
}

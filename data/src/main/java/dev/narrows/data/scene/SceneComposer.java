package dev.narrows.data.scene;

import java.util.ArrayList;
import java.util.List;

/** Draws a whole scene at random. */
final class SceneComposer {
  private SceneComposer() {}

  static Scene compose(SceneRandom random) {
    Weather weather = WeatherComposer.compose(random.fork());
    Street street = StreetComposer.compose(random.fork());
    Flora flora = Flora.compose(random.fork());
    Sensor sensor = Sensor.compose(random.fork(), weather);
    Camera camera = camera(street, random.fork());
    List<SceneElement> elements = new ArrayList<>();
    elements.add(StreetComposer.ground(street, random.fork()));
    Occupancy occupancy = new Occupancy();
    occupancy.take(0, street.lane(1, street.lanesRight() - 1), 11, 2.6);
    for (int side = -1; side <= 1; side += 2) {
      new LotComposer(street, side, weather.darkness(), flora, random.fork(), elements).compose();
    }
    new FurnitureComposer(street, weather, flora, occupancy, random.fork(), elements).compose();
    new TrafficComposer(street, weather, occupancy, random.fork(), elements).compose();
    backdrops(street, flora, random.fork(), elements);
    if (random.chance(0.15)) {
      elements.add(bonnet(camera, random.fork()));
    }
    return new Scene(camera, weather, sensor, elements);
  }

  private static Camera camera(Street street, SceneRandom random) {
    double t = street.lane(1, street.lanesRight() - 1) + random.between(-0.35, 0.35);
    return Camera.above(
        street.at(0, t).origin(),
        Camera.HEIGHT + random.between(-0.06, 0.06),
        12 * street.curvature() + 0.025 * random.gaussian(),
        Camera.PITCH + 0.006 * random.gaussian(),
        0.006 * random.gaussian());
  }

  private static Bonnet bonnet(Camera camera, SceneRandom random) {
    Vec eye = camera.position();
    double heading = StrictMath.atan2(camera.forward().x(), camera.forward().z());
    return new Bonnet(
        Frame.at(new Vec(eye.x(), 0, eye.z()), heading),
        eye.y() - random.between(0.33, 0.38),
        Rgb.grey(random.between(0.02, 0.3)));
  }

  private static void backdrops(
      Street street, Flora flora, SceneRandom random, List<SceneElement> elements) {
    for (int layer = 0; layer < 2; layer++) {
      double distance = 230 + 170 * layer + random.between(0, 60);
      boolean wood = random.chance(0.6);
      Rgb colour =
          wood ? flora.hedge(random) : Rgb.grey(random.between(0.2, 0.4)).varied(random, 0.2);
      Vec centre = new Vec(street.at(distance, 0).origin().x(), 0, distance);
      double height = (wood ? random.between(8, 18) : random.between(12, 26)) * (1 + 0.6 * layer);
      elements.add(new Backdrop(centre, 420, height, wood, colour, random.below(200)));
    }
  }
}

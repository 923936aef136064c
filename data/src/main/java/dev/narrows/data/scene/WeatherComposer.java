package dev.narrows.data.scene;

/** Draws the weather at random. */
final class WeatherComposer {
  private WeatherComposer() {}

  static Weather compose(SceneRandom random) {
    double kind = random.uniform();
    if (kind < 0.42) {
      return clear(random);
    }
    if (kind < 0.70) {
      return overcast(random, 0);
    }
    if (kind < 0.80) {
      return overcast(random, random.between(0.4, 0.9));
    }
    if (kind < 0.90) {
      return hazy(random);
    }
    return dusk(random);
  }

  private static Vec sunAt(SceneRandom random, double low, double high) {
    double elevation = random.between(low, high);
    double azimuth = random.between(-Math.PI, Math.PI);
    double level = StrictMath.cos(elevation);
    return new Vec(
        level * StrictMath.sin(azimuth),
        StrictMath.sin(elevation),
        level * StrictMath.cos(azimuth));
  }

  private static Weather clear(SceneRandom random) {
    double warmth = random.uniform();
    Rgb sun =
        new Rgb(1.0, 0.92 - 0.1 * warmth, 0.80 - 0.25 * warmth).times(random.between(1.7, 2.6));
    Rgb sky = new Rgb(0.50, 0.62, 0.85).times(random.between(0.5, 0.8));
    return new Weather(
        sunAt(random, 0.45, 1.1),
        sun,
        sky,
        new Rgb(0.30, 0.28, 0.25),
        new Rgb(0.16, 0.32, 0.72).times(random.between(0.8, 1.3)),
        new Rgb(0.75, 0.86, 1.0).times(random.between(0.9, 1.2)),
        Rgb.grey(random.between(1.2, 1.6)),
        random.between(0, 0.75),
        random.between(0, 200),
        random.between(0.0002, 0.0012),
        0,
        0);
  }

  private static Weather overcast(SceneRandom random, double wetness) {
    double level = random.between(0.8, 1.1);
    Rgb sky = new Rgb(0.95, 0.98, 1.03).times(level);
    return new Weather(
        sunAt(random, 0.7, 1.3),
        Rgb.grey(0),
        sky,
        Rgb.grey(0.34 * level),
        sky.times(random.between(0.75, 1.0)),
        sky.times(random.between(1.0, 1.25)),
        sky.times(random.between(0.7, 0.85)),
        random.between(0.6, 1.0),
        random.between(0, 200),
        random.between(0.0003, 0.0014) * (1 + wetness),
        wetness,
        0.25 * wetness);
  }

  private static Weather hazy(SceneRandom random) {
    Rgb air = new Rgb(0.92, 0.93, 0.93).times(random.between(0.8, 1.1));
    return new Weather(
        sunAt(random, 0.35, 0.9),
        new Rgb(0.9, 0.8, 0.65).times(random.between(0.2, 0.8)),
        air.times(0.8),
        Rgb.grey(0.3),
        air.times(0.85),
        air,
        air,
        0.3,
        random.between(0, 200),
        random.between(0.004, 0.011),
        0,
        0.1);
  }

  private static Weather dusk(SceneRandom random) {
    double level = random.between(0.5, 0.8);
    double redness = random.between(0.3, 1);
    return new Weather(
        sunAt(random, 0.2, 0.35),
        new Rgb(1.0, 0.55, 0.28).times(random.chance(0.5) ? random.between(0.4, 1.2) : 0),
        new Rgb(0.55, 0.58, 0.85).times(level),
        new Rgb(0.22, 0.19, 0.20).times(level),
        new Rgb(0.16, 0.22, 0.45).times(level),
        new Rgb(0.8, 0.82, 0.9)
            .mix(new Rgb(1.1, 0.62, 0.38), redness)
            .times(level * random.between(0.8, 1.5)),
        new Rgb(0.5, 0.5, 0.55).mix(new Rgb(0.9, 0.5, 0.42), redness).times(level),
        random.between(0.1, 0.8),
        random.between(0, 200),
        random.between(0.0003, 0.0014),
        0,
        random.between(0.6, 1));
  }
}

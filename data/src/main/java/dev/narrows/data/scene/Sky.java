package dev.narrows.data.scene;

/** The colour of the sky in any direction. */
final class Sky {
  private final Weather weather;

  Sky(Weather weather) {
    this.weather = weather;
  }

  /**
   * Sets the texel to the light from a unit direction of the world above the horizon: a gradient,
   * clouds on a plane high above, and a glow about the sun.
   */
  void look(double x, double y, double z, Texel texel) {
    double up = Math.max(0, y);
    gradient(up, texel);
    double density = cloudDensity(x, up, z);
    texel.mix(weather.cloud(), density);
    if (weather.isSunny()) {
      Vec sun = weather.towardsSun();
      double towards = Math.max(0, x * sun.x() + y * sun.y() + z * sun.z());
      double narrow = towards * towards;
      narrow *= narrow;
      narrow *= narrow;
      double glow = 0.25 * narrow + 1.5 * narrow * narrow * narrow * narrow;
      texel.red += weather.sun().red() * glow * 0.5;
      texel.green += weather.sun().green() * glow * 0.5;
      texel.blue += weather.sun().blue() * glow * 0.5;
    }
  }

  /** The gradient alone, for mirrors; {@code up} is the direction's upward part, −1 to 1. */
  void gradient(double up, Texel texel) {
    double height = Math.max(0, up);
    double share = 1 - (1 - height) * (1 - height) * (1 - height);
    texel.set(weather.horizon(), 1);
    texel.mix(weather.zenith(), share);
    if (up < 0.1) {
      double below = Math.min(1, (0.1 - up) * 4);
      texel.mix(weather.groundLight(), 0.9 * below);
      texel.scale(1 - 0.5 * below);
    }
  }

  private double cloudDensity(double x, double up, double z) {
    if (weather.cloudCover() <= 0) {
      return 0;
    }
    double scale = 1.6 / (up + 0.09);
    double cloud =
        Noise.cloud(x * scale + weather.cloudOffset(), z * scale + 0.7 * weather.cloudOffset());
    double wisp = Noise.value(5 * x * scale, 5 * z * scale) - 0.5;
    double edge = 0.85 - 0.62 * weather.cloudCover();
    double density = (cloud + 0.10 * wisp - edge) * 3.2;
    return Math.max(0, Math.min(0.95, density));
  }
}

package dev.narrows.data.scene;

/**
 * A colour in linear light.
 *
 * @param red 0 to 1 for a reflecting surface
 * @param green likewise
 * @param blue likewise
 */
record Rgb(double red, double green, double blue) {
  /** From a colour as pictures store it, 0xRRGGBB. */
  static Rgb of(int picture) {
    return new Rgb(linear(picture >> 16), linear(picture >> 8), linear(picture));
  }

  static Rgb grey(double level) {
    return new Rgb(level, level, level);
  }

  /**
   * @param hue 0 to 1, red first, then green and blue
   * @param saturation 0 to 1
   * @param value 0 to 1, linear
   */
  static Rgb hsv(double hue, double saturation, double value) {
    return new Rgb(
        channel(hue, 0, saturation, value),
        channel(hue, 1.0 / 3, saturation, value),
        channel(hue, 2.0 / 3, saturation, value));
  }

  Rgb times(double factor) {
    return new Rgb(red * factor, green * factor, blue * factor);
  }

  Rgb times(Rgb other) {
    return new Rgb(red * other.red, green * other.green, blue * other.blue);
  }

  Rgb mix(Rgb other, double share) {
    return new Rgb(
        red + share * (other.red - red),
        green + share * (other.green - green),
        blue + share * (other.blue - blue));
  }

  /** A colour nearby: brightness and tint vary by up to {@code amount}. */
  Rgb varied(SceneRandom random, double amount) {
    double brightness = 1 + random.between(-amount, amount);
    double tint = 0.4 * amount;
    return new Rgb(
        Math.min(1, red * brightness * (1 + random.between(-tint, tint))),
        Math.min(1, green * brightness * (1 + random.between(-tint, tint))),
        Math.min(1, blue * brightness * (1 + random.between(-tint, tint))));
  }

  private static double channel(double hue, double centre, double saturation, double value) {
    double distance = Math.abs(hue - Math.floor(hue) - centre);
    double fromCentre = Math.min(distance, 1 - distance) * 6;
    double strength = Math.max(0, Math.min(1, 2 - fromCentre));
    return value * (1 - saturation * (1 - strength));
  }

  private static double linear(int eightBits) {
    return StrictMath.pow((eightBits & 255) / 255.0, 2.2);
  }
}

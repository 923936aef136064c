package dev.narrows.data.scene;

/** What a texture says of one point of a surface; reused from point to point. */
final class Texel {
  /** Share of red light reflected, linear; likewise green and blue. */
  double red;

  double green;
  double blue;

  /** Light of the surface's own, as a multiple of its colour. */
  double glow;

  /** Share of light mirrored. */
  double shine;

  /** How far the normal leans along the texture's u axis, the sine of the angle; likewise v. */
  double bendU;

  double bendV;

  /** A matt, dark, flat point. */
  void clear() {
    red = 0;
    green = 0;
    blue = 0;
    glow = 0;
    shine = 0;
    bendU = 0;
    bendV = 0;
  }

  void set(Rgb colour, double brightness) {
    red = colour.red() * brightness;
    green = colour.green() * brightness;
    blue = colour.blue() * brightness;
  }

  void mix(Rgb colour, double share) {
    red += share * (colour.red() - red);
    green += share * (colour.green() - green);
    blue += share * (colour.blue() - blue);
  }

  void scale(double factor) {
    red *= factor;
    green *= factor;
    blue *= factor;
  }
}

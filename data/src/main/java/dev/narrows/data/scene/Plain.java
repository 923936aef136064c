package dev.narrows.data.scene;

/**
 * One colour with some unevenness.
 *
 * @param colour reflected share
 * @param roughness depth of the unevenness, 0 to about 0.5
 * @param shine share mirrored, 0 to 1
 * @param glow light of its own
 */
record Plain(Rgb colour, double roughness, double shine, double glow) implements Texture {
  static final Plain BLACK = matt(Rgb.grey(0.01));

  static Plain matt(Rgb colour) {
    return new Plain(colour, 0.12, 0, 0);
  }

  static Plain glossy(Rgb colour, double shine) {
    return new Plain(colour, 0.03, shine, 0);
  }

  static Plain glowing(Rgb colour, double glow) {
    return new Plain(colour, 0, 0, glow);
  }

  @Override
  public void sample(double u, double v, double footprint, Texel texel) {
    double unevenness =
        roughness == 0
            ? 0
            : roughness
                * (Noise.detail(u, v, 1.3, footprint) + 1.2 * Noise.detail(u, v, 17, footprint));
    texel.set(colour, 1 + unevenness);
    texel.shine = shine;
    texel.glow = glow;
  }
}

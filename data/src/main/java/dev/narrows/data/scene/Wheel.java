package dev.narrows.data.scene;

/**
 * A car's wheel, or the dark arch about it; u and v run from the hub.
 *
 * @param radius metres
 * @param arch whether this is the arch
 */
record Wheel(double radius, boolean arch) implements Texture {
  @Override
  public void sample(double u, double v, double footprint, Texel texel) {
    if (arch) {
      texel.set(Rgb.grey(0.008), 1);
      return;
    }
    double share = Math.sqrt(u * u + v * v) / radius;
    if (share > 0.66) {
      texel.set(Rgb.grey(0.018), 1);
      return;
    }
    double spokes = Math.abs(u * v) * 8 / (radius * radius);
    boolean gap = share > 0.2 && share < 0.58 && spokes > 0.6;
    texel.set(Rgb.grey(gap ? 0.05 : 0.38), 1);
    texel.shine = gap ? 0 : 0.15;
  }

  @Override
  public boolean isCutOut() {
    return true;
  }

  @Override
  public boolean isSeen(double u, double v) {
    return u * u + v * v < radius * radius;
  }
}

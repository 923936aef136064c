package dev.narrows.data.scene;

/**
 * Makes a flat face look like a round bar; v runs along its axis.
 *
 * @param skin the bar's surface
 * @param startRadius metres, at v = 0
 * @param endRadius metres, at v = length
 * @param length metres
 * @param domed whether half balls close its ends
 */
record Round(Texture skin, double startRadius, double endRadius, double length, boolean domed)
    implements Texture {
  @Override
  public void sample(double u, double v, double footprint, Texel texel) {
    skin.sample(u, v, footprint, texel);
    double along = Math.max(0, Math.min(1, v / length));
    double radius = startRadius + along * (endRadius - startRadius);
    texel.bendU = Math.max(-0.97, Math.min(0.97, u / radius));
    if (domed) {
      double beyond = v < 0 ? v : Math.max(0, v - length);
      texel.bendV = Math.max(-0.7, Math.min(0.7, beyond / radius));
    }
  }

  @Override
  public boolean isCutOut() {
    return domed;
  }

  @Override
  public boolean isSeen(double u, double v) {
    if (v < 0) {
      return u * u + v * v <= startRadius * startRadius;
    }
    double beyond = v - length;
    return beyond <= 0 || u * u + beyond * beyond <= endRadius * endRadius;
  }
}

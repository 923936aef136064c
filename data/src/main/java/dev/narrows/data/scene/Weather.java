package dev.narrows.data.scene;

/**
 * Light and air of a scene.
 *
 * @param towardsSun unit direction, above the horizon
 * @param sun light of the sun on a surface that faces it; black if it is hidden
 * @param skyLight light from above
 * @param groundLight light thrown back from below
 * @param zenith colour of the sky overhead
 * @param horizon colour of the sky above the horizon, and of haze
 * @param cloud colour of clouds
 * @param cloudCover 0 (none) to 1 (closed)
 * @param cloudOffset where in the endless field of clouds this sky lies
 * @param haze share of light lost a metre
 * @param wetness 0 (dry) to 1 (a mirror at grazing angles)
 * @param darkness 0 by day to 1 when lamps are lit
 */
record Weather(
    Vec towardsSun,
    Rgb sun,
    Rgb skyLight,
    Rgb groundLight,
    Rgb zenith,
    Rgb horizon,
    Rgb cloud,
    double cloudCover,
    double cloudOffset,
    double haze,
    double wetness,
    double darkness) {

  boolean isSunny() {
    return sun.red() > 0;
  }
}

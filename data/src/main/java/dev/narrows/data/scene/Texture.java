package dev.narrows.data.scene;

/** How a flat face looks. Coordinates u and v are metres along the face's two axes. */
interface Texture {
  /**
   * Describes one point.
   *
   * @param footprint metres of the surface that one picture element covers; finer detail fades away
   * @param texel cleared; receives the result
   */
  void sample(double u, double v, double footprint, Texel texel);

  /** Whether parts of the face are missing, so that the two tests below have to be asked. */
  default boolean isCutOut() {
    return false;
  }

  /** Whether there is anything to be seen at a point. */
  default boolean isSeen(double u, double v) {
    return true;
  }

  /**
   * Whether a point counts as the object. As in Cityscapes' annotation that may be true of a gap
   * one can look through, such as between a fence's pickets or a wheel's spokes.
   */
  default boolean isLabelled(double u, double v) {
    return isSeen(u, v);
  }
}

package dev.narrows.data.scene;

import dev.narrows.data.PictureSize;

/**
 * A pinhole camera of Cityscapes' geometry.
 *
 * @param position in the world
 * @param right the picture's x axis, unit
 * @param down the picture's y axis, unit
 * @param forward the optical axis, unit
 */
record Camera(Vec position, Vec right, Vec down, Vec forward) {
  /** Focal length in pixels of a 2048-wide picture. */
  static final double FOCAL_LENGTH = 2262;

  /** Width of the picture in whose pixels focal length and disparity are given. */
  static final double REFERENCE_WIDTH = 2048;

  /** Distance of the two cameras in metres. */
  static final double BASELINE = 0.209;

  /** Height above the road in metres. */
  static final double HEIGHT = 1.22;

  /** How far it looks down, in radians. */
  static final double PITCH = 0.038;

  /**
   * A camera above a point of the road.
   *
   * @param pitch down, radians
   * @param yaw to the right, radians
   * @param roll clockwise, radians
   */
  static Camera above(Vec road, double height, double yaw, double pitch, double roll) {
    Frame level = Frame.at(road.along(Vec.UP, height), yaw);
    double sine = StrictMath.sin(pitch);
    double cosine = StrictMath.cos(pitch);
    Vec forward = level.forward().times(cosine).along(Vec.UP, -sine);
    Vec down = level.forward().times(-sine).along(Vec.UP, -cosine);
    double rollSine = StrictMath.sin(roll);
    double rollCosine = StrictMath.cos(roll);
    return new Camera(
        level.origin(),
        level.right().times(rollCosine).along(down, rollSine),
        down.times(rollCosine).along(level.right(), -rollSine),
        forward);
  }

  /** Focal length in pixels of a picture of this size; the field of view keeps its width. */
  static double focalLength(PictureSize size) {
    return FOCAL_LENGTH * size.width() / REFERENCE_WIDTH;
  }

  /** Disparity, in pixels of a 2048-wide picture, of a depth in metres. */
  static double disparity(double depth) {
    return FOCAL_LENGTH * BASELINE / depth;
  }

  /** A direction of the world in the camera's axes: right, down, forward. */
  Vec toAxes(Vec direction) {
    return new Vec(direction.dot(right), direction.dot(down), direction.dot(forward));
  }

  /** A direction in the camera's axes, in the world. */
  Vec toWorld(Vec axes) {
    return right.times(axes.x()).along(down, axes.y()).along(forward, axes.z());
  }
}

package dev.narrows.data.scene;

import dev.narrows.data.PictureSize;

/**
 * A grid of sight rays through the camera's centre. Ray (i, j) has direction ((i − centreX) /
 * focal, (j − centreY) / focal, 1) in the camera's axes.
 *
 * @param width rays a row
 * @param height rows
 * @param focal focal length in steps of the grid
 * @param centreX where the optical axis meets the grid
 * @param centreY likewise
 */
record Projection(int width, int height, double focal, double centreX, double centreY) {
  /** One ray through the middle of every pixel. */
  static Projection throughPixelCentres(PictureSize size) {
    return new Projection(
        size.width(),
        size.height(),
        Camera.focalLength(size),
        (size.width() - 1) / 2.0,
        (size.height() - 1) / 2.0);
  }

  /**
   * Rays at half a pixel's distance, from edge to edge: ray (2x + 1, 2y + 1) goes through the
   * middle of pixel (x, y).
   */
  static Projection twofold(PictureSize size) {
    return new Projection(
        2 * size.width() + 1,
        2 * size.height() + 1,
        2 * Camera.focalLength(size),
        size.width(),
        size.height());
  }

  double rayX(int i) {
    return (i - centreX) / focal;
  }

  double rayY(int j) {
    return (j - centreY) / focal;
  }
}

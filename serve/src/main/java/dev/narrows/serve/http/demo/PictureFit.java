package dev.narrows.serve.http.demo;

/**
 * The size at which a picture of any size is run: sides are multiples of the model's stride, the
 * shape is the picture's own as nearly as that allows, and there are no more pixels than asked for
 * or, so that nothing is made up, than the picture has.
 *
 * @param width columns, a multiple of the stride
 * @param height rows, a multiple of the stride
 */
record PictureFit(int width, int height) {
  /** A picture longer than this is cropped: its ends have the same few rows of features. */
  private static final double MOST_OBLONG = 3;

  /**
   * @param width columns of the picture, at least 1
   * @param height its rows, at least 1
   * @param stride of the model
   * @param pixels how many to aim at, at least those of one stride
   */
  static PictureFit of(int width, int height, int stride, long pixels) {
    double columns = Math.min(width, MOST_OBLONG * height);
    double rows = Math.min(height, MOST_OBLONG * width);
    double scale = Math.sqrt(Math.min(1, pixels / (columns * rows)));
    return new PictureFit(multiple(scale * columns, stride), multiple(scale * rows, stride));
  }

  private static int multiple(double side, int stride) {
    return stride * (int) Math.max(1, Math.round(side / stride));
  }
}

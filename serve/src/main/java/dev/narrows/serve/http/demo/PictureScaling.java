package dev.narrows.serve.http.demo;

import dev.narrows.picture.Picture;

/**
 * Scales a picture to another size: what is too much on two sides is cropped, and every new pixel
 * is the mean of the area that it covers.
 */
final class PictureScaling {
  private PictureScaling() {}

  /** The picture in another size; the same one if it has that size. */
  static Picture to(Picture picture, PictureFit size) {
    if (picture.width() == size.width() && picture.height() == size.height()) {
      return picture;
    }
    double scale =
        Math.min(
            (double) picture.width() / size.width(), (double) picture.height() / size.height());
    Span[] columns = Span.of(picture.width(), size.width(), scale);
    Span[] rows = Span.of(picture.height(), size.height(), scale);
    float[] narrow = new float[picture.height() * size.width() * Picture.CHANNELS];
    for (int y = 0; y < picture.height(); y++) {
      across(picture, y, columns, narrow);
    }
    return down(narrow, rows, size);
  }

  /** One row of the picture in its new width. */
  private static void across(Picture picture, int y, Span[] columns, float[] narrow) {
    int from = y * picture.width() * Picture.CHANNELS;
    int to = y * columns.length * Picture.CHANNELS;
    for (Span span : columns) {
      for (int channel = 0; channel < Picture.CHANNELS; channel++) {
        float sum = 0;
        for (int i = 0; i < span.weights().length; i++) {
          int at = from + (span.first() + i) * Picture.CHANNELS + channel;
          sum += span.weights()[i] * Byte.toUnsignedInt(picture.rgb()[at]);
        }
        narrow[to++] = sum;
      }
    }
  }

  private static Picture down(float[] narrow, Span[] rows, PictureFit size) {
    int line = size.width() * Picture.CHANNELS;
    byte[] rgb = new byte[size.height() * line];
    for (int y = 0; y < rows.length; y++) {
      Span span = rows[y];
      for (int x = 0; x < line; x++) {
        float sum = 0;
        for (int i = 0; i < span.weights().length; i++) {
          sum += span.weights()[i] * narrow[(span.first() + i) * line + x];
        }
        rgb[y * line + x] = (byte) Math.min(255, Math.round(sum));
      }
    }
    return new Picture(size.width(), size.height(), rgb);
  }

  /**
   * The old pixels under a new one, along one side.
   *
   * @param first index of the first
   * @param weights of it and those that follow; their sum is 1
   */
  private record Span(int first, float[] weights) {
    /** Spans of a side, centred within it. */
    static Span[] of(int from, int to, double scale) {
      double start = (from - to * scale) / 2;
      Span[] spans = new Span[to];
      for (int i = 0; i < to; i++) {
        double left = Math.max(0, start + i * scale);
        double right = Math.min(from, start + (i + 1) * scale);
        spans[i] = between(left, right, from);
      }
      return spans;
    }

    private static Span between(double left, double right, int from) {
      int first = Math.min(from - 1, (int) Math.floor(left));
      int end = Math.max(first + 1, Math.min(from, (int) Math.ceil(right)));
      float[] weights = new float[end - first];
      for (int i = 0; i < weights.length; i++) {
        double covered = Math.min(right, first + i + 1) - Math.max(left, first + i);
        weights[i] = (float) (covered / (right - left));
      }
      return new Span(first, weights);
    }
  }
}

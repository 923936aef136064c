package dev.narrows.serve.http.demo;

import dev.narrows.picture.Picture;

/** Peak signal-to-noise ratio of pictures of 8 bits. */
final class Psnr {
  private static final double PEAK = 255;

  private Psnr() {}

  /**
   * Of all samples of the three channels together, in dB; infinite for equal pictures.
   *
   * @throws IllegalArgumentException if the pictures are of different sizes
   */
  static double of(Picture one, Picture other) {
    if (one.width() != other.width() || one.height() != other.height()) {
      throw new IllegalArgumentException(
          "expected pictures of one size, found %dx%d and %dx%d"
              .formatted(one.width(), one.height(), other.width(), other.height()));
    }
    long squares = 0;
    for (int i = 0; i < one.rgb().length; i++) {
      int difference = Byte.toUnsignedInt(one.rgb()[i]) - Byte.toUnsignedInt(other.rgb()[i]);
      squares += (long) difference * difference;
    }
    return 10 * Math.log10(PEAK * PEAK * one.rgb().length / squares);
  }
}

package dev.narrows.picture;

import dev.narrows.feature.MalformedBitstreamException;

/**
 * What a file says of its picture before a pixel is decoded.
 *
 * @param format the file format
 * @param width columns
 * @param height rows
 * @param channels samples of a pixel as stored, 1 to 4; 1 for a palette's index
 * @param bits depth of a sample
 */
record PictureHeader(PictureFormat format, int width, int height, int channels, int bits) {
  /**
   * Walks the structure of a PNG, JPEG or WebP file.
   *
   * @throws MalformedBitstreamException if it is none of them or its structure is damaged
   */
  static PictureHeader of(byte[] bytes) throws MalformedBitstreamException {
    if (PngStructure.matches(bytes)) {
      return PngStructure.of(bytes).header();
    }
    if (JpegStructure.matches(bytes)) {
      return JpegStructure.of(bytes).header();
    }
    if (WebpStructure.matches(bytes)) {
      return WebpStructure.of(bytes).header();
    }
    throw new MalformedBitstreamException(
        0, "no picture: expected PNG, JPEG or WebP, found other bytes");
  }

  long pixels() {
    return (long) width * height;
  }

  /**
   * @throws MalformedBitstreamException if the picture has more pixels than allowed
   */
  PictureHeader requireAtMost(long maxPixels) throws MalformedBitstreamException {
    if (pixels() > maxPixels) {
      throw new MalformedBitstreamException(
          0,
          "picture too large: expected at most "
              + maxPixels
              + " pixels, found "
              + width
              + "x"
              + height);
    }
    return this;
  }

  /**
   * @throws MalformedBitstreamException if the picture is of another size
   */
  PictureHeader requireSize(int expectedWidth, int expectedHeight)
      throws MalformedBitstreamException {
    if (width != expectedWidth || height != expectedHeight) {
      throw new MalformedBitstreamException(
          0,
          format
              + ": expected a picture of "
              + expectedWidth
              + "x"
              + expectedHeight
              + ", found "
              + width
              + "x"
              + height);
    }
    return this;
  }

  @Override
  public String toString() {
    return format + " of " + width + "x" + height + " pixels, " + channels + " x " + bits + " bits";
  }
}

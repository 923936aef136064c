package dev.narrows.picture;

import dev.narrows.feature.MalformedBitstreamException;

/** Colour pictures from the bytes of a file, of a size fit for an array. */
final class PictureBytes {
  /** A colour picture beyond this does not fit one array. */
  private static final long MOST_PIXELS = Integer.MAX_VALUE / (Picture.CHANNELS + 1);

  private PictureBytes() {}

  static Picture decode(byte[] bytes, PictureHeader header) throws MalformedBitstreamException {
    return decode(bytes, header, PictureFile.DEFAULT_MAX_PIXELS);
  }

  static Picture decode(byte[] bytes, PictureHeader header, long maxPixels)
      throws MalformedBitstreamException {
    header.requireAtMost(Math.min(maxPixels, MOST_PIXELS));
    return Rasters.toPicture(ImageCoding.read(bytes, header));
  }
}

package dev.narrows.picture;

import dev.narrows.feature.MalformedBitstreamException;

/** Gray pictures as PNG of the least depth that holds the samples: 1, 2, 4, 8 or 16 bits. */
record GrayPng() implements GrayCodec {
  private static final int GRAY = 0;

  @Override
  public String name() {
    return "png";
  }

  @Override
  public boolean lossless() {
    return true;
  }

  @Override
  public int maxBits() {
    return 16;
  }

  @Override
  public int maxSide() {
    return Integer.MAX_VALUE;
  }

  @Override
  public byte[] encode(GrayPicture picture) {
    return PngWriting.encode(Rasters.toImage(picture));
  }

  @Override
  public GrayPicture decode(byte[] bytes, int width, int height)
      throws MalformedBitstreamException {
    PngStructure structure = PngStructure.of(bytes);
    PictureHeader header = structure.header().requireSize(width, height);
    if (!structure.bare() || structure.colourType() != GRAY) {
      throw new MalformedBitstreamException(
          0, "PNG: expected a gray picture and nothing else, found " + header);
    }
    return Rasters.toGray(ImageCoding.read(bytes, header));
  }
}

package dev.narrows.picture;

import dev.narrows.feature.MalformedBitstreamException;

/** Gray pictures as PNG, 8 bits a sample for a depth of up to 8 bits and 16 above. */
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
    if (!structure.bare() || structure.colourType() != GRAY || header.bits() < 8) {
      throw new MalformedBitstreamException(
          0, "PNG: expected a plain gray picture of 8 or 16 bits, found " + header);
    }
    return Rasters.toGray(ImageCoding.read(bytes, header));
  }
}

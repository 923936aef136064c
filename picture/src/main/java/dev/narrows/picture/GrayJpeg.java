package dev.narrows.picture;

import dev.narrows.feature.MalformedBitstreamException;

/**
 * Gray pictures of 8 bits as baseline JPEG.
 *
 * @param quality 1 to 100 on libjpeg's scale
 */
record GrayJpeg(int quality) implements GrayCodec {
  @Override
  public String name() {
    return "jpeg:" + quality;
  }

  @Override
  public boolean lossless() {
    return false;
  }

  @Override
  public int maxBits() {
    return 8;
  }

  @Override
  public int maxSide() {
    return JpegWriting.MAX_SIDE;
  }

  @Override
  public byte[] encode(GrayPicture picture) {
    return JpegWriting.encode(Rasters.toImage(picture), quality);
  }

  @Override
  public GrayPicture decode(byte[] bytes, int width, int height)
      throws MalformedBitstreamException {
    JpegStructure structure = JpegStructure.of(bytes);
    PictureHeader header = structure.header().requireSize(width, height);
    if (!structure.bare(bytes) || header.channels() != 1) {
      throw new MalformedBitstreamException(
          0, "JPEG: expected a baseline gray picture and nothing else, found " + header);
    }
    return Rasters.toGray(ImageCoding.read(bytes, header));
  }
}

package dev.narrows.picture;

import dev.narrows.feature.MalformedBitstreamException;

/**
 * Pictures as baseline JPEG, 4:2:0.
 *
 * @param quality 1 to 100 on libjpeg's scale
 */
record JpegPictureCodec(int quality) implements PictureCodec {
  @Override
  public String name() {
    return "jpeg:" + quality;
  }

  @Override
  public byte[] encode(Picture picture) throws PictureException {
    picture.requireSides(name(), JpegWriting.MAX_SIDE);
    return JpegWriting.encode(Rasters.toImage(picture), quality);
  }

  @Override
  public Picture decode(byte[] bytes) throws MalformedBitstreamException {
    return PictureBytes.decode(bytes, JpegStructure.of(bytes).header());
  }
}

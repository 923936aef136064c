package dev.narrows.picture;

import dev.narrows.feature.MalformedBitstreamException;

/**
 * Pictures as WebP.
 *
 * @param compression lossless, or lossy at a quality
 */
record WebpPictureCodec(WebpCompression compression) implements PictureCodec {
  @Override
  public String name() {
    return "webp:" + compression.argument();
  }

  @Override
  public byte[] encode(Picture picture) throws PictureException {
    picture.requireSides(name(), WebpCompression.MAX_SIDE);
    return compression.encode(Rasters.toImage(picture));
  }

  @Override
  public Picture decode(byte[] bytes) throws MalformedBitstreamException {
    return PictureBytes.decode(bytes, WebpStructure.of(bytes).header());
  }
}

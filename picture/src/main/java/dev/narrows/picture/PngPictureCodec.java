package dev.narrows.picture;

import dev.narrows.feature.MalformedBitstreamException;

/** Pictures as PNG, lossless. */
record PngPictureCodec() implements PictureCodec {
  @Override
  public String name() {
    return "png";
  }

  @Override
  public byte[] encode(Picture picture) {
    return PngWriting.encode(Rasters.toImage(picture));
  }

  @Override
  public Picture decode(byte[] bytes) throws MalformedBitstreamException {
    return PictureBytes.decode(bytes, PngStructure.of(bytes).header());
  }
}

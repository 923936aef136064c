package dev.narrows.picture;

import dev.narrows.feature.MalformedBitstreamException;

/**
 * Gray pictures of 8 bits as WebP, which knows no gray: the three channels are the same.
 *
 * @param compression lossless, or lossy at a quality
 */
record GrayWebp(WebpCompression compression) implements GrayCodec {
  private static final int GREEN = 1;

  @Override
  public String name() {
    return "webp:" + compression.argument();
  }

  @Override
  public boolean lossless() {
    return compression.lossless();
  }

  @Override
  public int maxBits() {
    return 8;
  }

  @Override
  public int maxSide() {
    return WebpCompression.MAX_SIDE;
  }

  @Override
  public byte[] encode(GrayPicture picture) {
    // Shallow samples keep their values; libwebp finds a palette for them by itself.
    GrayPicture bytes = new GrayPicture(picture.width(), picture.height(), 8, picture.samples());
    return compression.encode(Rasters.toImage(bytes));
  }

  @Override
  public GrayPicture decode(byte[] bytes, int width, int height)
      throws MalformedBitstreamException {
    WebpStructure structure = WebpStructure.of(bytes);
    PictureHeader header = structure.header().requireSize(width, height);
    if (!structure.bare() || !structure.kind().equals(compression.chunk())) {
      throw new MalformedBitstreamException(
          0, "WebP: expected one chunk " + compression.chunk() + ", found " + structure.kind());
    }
    return Rasters.bandOf(ImageCoding.read(bytes, header), GREEN);
  }
}

package dev.narrows.picture;

import dev.narrows.feature.MalformedBitstreamException;

/** A codec of gray pictures, from which {@link PictureFeatureCodec} makes a feature codec. */
interface GrayCodec {
  /** Name of the codec, such as {@code jpeg:90}. */
  String name();

  /** Whether samples keep their values; else their depth is stretched to 8 bits to be coded. */
  boolean lossless();

  /** The deepest samples it takes, in bits. */
  int maxBits();

  /** The longest side it takes, in pixels. */
  int maxSide();

  /** The bytes of a picture that is within the limits. */
  byte[] encode(GrayPicture picture);

  /**
   * The picture in the bytes; refuses another size before it decodes.
   *
   * @throws MalformedBitstreamException if they are no such picture
   */
  GrayPicture decode(byte[] bytes, int width, int height) throws MalformedBitstreamException;
}

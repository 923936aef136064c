package dev.narrows.picture;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.UnsupportedTensorException;

/**
 * A picture codec as a feature codec: the tensor, laid out, is the picture.
 *
 * @param codec of the picture
 * @param layout where the channels lie in it
 */
record PictureFeatureCodec(GrayCodec codec, ChannelLayout layout) implements FeatureCodec {
  private static final int LOSSY_BITS = 8;

  @Override
  public String name() {
    return layout == ChannelLayout.TILED ? codec.name() : codec.name() + layout.suffix();
  }

  @Override
  public boolean lossless() {
    return codec.lossless();
  }

  @Override
  public byte[] encode(QuantizedTensor tensor) throws UnsupportedTensorException {
    Tiling tiling = layout.tiling(tensor.shape().channels());
    String limit = limitExceeded(tiling, tensor.shape(), tensor.bits());
    if (limit != null) {
      throw new UnsupportedTensorException(limit);
    }
    GrayPicture picture = tiling.tile(tensor);
    return codec.encode(lossless() ? picture : picture.withBits(LOSSY_BITS));
  }

  @Override
  public short[] decode(byte[] payload, FeatureShape shape, int bits)
      throws MalformedBitstreamException {
    Tiling tiling = layout.tiling(shape.channels());
    String limit = limitExceeded(tiling, shape, bits);
    if (limit != null) {
      throw new MalformedBitstreamException(0, limit);
    }
    GrayPicture picture = codec.decode(payload, tiling.width(shape), tiling.height(shape));
    short[] symbols = tiling.untile(lossless() ? picture : picture.withBits(bits), shape);
    int tooDeep = QuantizedTensor.firstTooDeep(symbols, bits);
    if (tooDeep >= 0) {
      throw new MalformedBitstreamException(
          0,
          name()
              + " payload: expected symbols of "
              + bits
              + " bits, found "
              + Short.toUnsignedInt(symbols[tooDeep])
              + " at element "
              + tooDeep);
    }
    return symbols;
  }

  /** What is beyond the codec, or null. */
  private String limitExceeded(Tiling tiling, FeatureShape shape, int bits) {
    if (bits > codec.maxBits()) {
      return "codec "
          + name()
          + ": expected symbols of at most "
          + codec.maxBits()
          + " bits, found "
          + bits;
    }
    int side = Math.max(tiling.width(shape), tiling.height(shape));
    if (side > codec.maxSide()) {
      return "codec "
          + name()
          + ": expected a picture of at most "
          + codec.maxSide()
          + " pixels a side, found "
          + side
          + " for features of "
          + shape;
    }
    return null;
  }
}

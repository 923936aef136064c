package dev.narrows.codecs;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.SymbolBytes;
import dev.narrows.picture.ChannelLayout;
import dev.narrows.picture.GrayPicture;
import dev.narrows.picture.Tiling;

/**
 * A general-purpose compressor as a feature codec: it gets the symbols as {@link SymbolBytes}.
 *
 * @param compressor of the bytes
 * @param layout order of the symbols: channel-major, or row by row of the tiled picture
 */
record CompressedFeatureCodec(ByteCompressor compressor, ChannelLayout layout)
    implements FeatureCodec {
  @Override
  public String name() {
    return switch (layout) {
      case TILED -> compressor.name() + layout.suffix();
      case UNTILED -> compressor.name();
    };
  }

  @Override
  public boolean lossless() {
    return true;
  }

  @Override
  public byte[] encode(QuantizedTensor tensor) {
    short[] symbols =
        switch (layout) {
          case TILED -> Tiling.of(tensor.shape().channels()).tile(tensor).samples();
          case UNTILED -> tensor.symbols();
        };
    return compressor.compress(SymbolBytes.of(symbols, tensor.bits()));
  }

  @Override
  public short[] decode(byte[] payload, FeatureShape shape, int bits)
      throws MalformedBitstreamException {
    return switch (layout) {
      case TILED -> {
        Tiling tiling = Tiling.of(shape.channels());
        int width = tiling.width(shape);
        int height = tiling.height(shape);
        short[] samples = symbols(payload, width * height, bits);
        yield tiling.untile(new GrayPicture(width, height, bits, samples), shape);
      }
      case UNTILED -> symbols(payload, shape.elements(), bits);
    };
  }

  private short[] symbols(byte[] payload, int count, int bits) throws MalformedBitstreamException {
    byte[] bytes = compressor.decompress(payload, count * SymbolBytes.width(bits));
    try {
      return SymbolBytes.symbols(bytes, bits, name());
    } catch (MalformedBitstreamException e) {
      // Its offset counts in what was compressed, not in the payload.
      throw new MalformedBitstreamException(0, e.getMessage() + " of the decompressed", e);
    }
  }
}

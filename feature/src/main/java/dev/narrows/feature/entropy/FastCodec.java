package dev.narrows.feature.entropy;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.QuantizedTensor;

/**
 * The fast profile of the native codec: static tables for contexts of the west and the north
 * neighbour, interleaved asymmetric numeral systems of four channels. Lossless for all depths;
 * integers only, so that every machine gives the same bytes.
 */
public record FastCodec() implements FeatureCodec {
  /** Its name. */
  public static final String NAME = "native:fast";

  /** How many channels are coded side by side. */
  static final int LANES = 4;

  /** How many of the channels that are left go side by side. */
  static int lanes(int channels) {
    return channels < LANES ? 1 : LANES;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean lossless() {
    return true;
  }

  @Override
  public byte[] encode(QuantizedTensor tensor) {
    return FastEncoder.encode(tensor);
  }

  @Override
  public short[] decode(byte[] payload, FeatureShape shape, int bits)
      throws MalformedBitstreamException {
    return FastDecoder.decode(payload, shape, bits);
  }
}

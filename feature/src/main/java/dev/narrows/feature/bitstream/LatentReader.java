package dev.narrows.feature.bitstream;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.UnsupportedBitstreamException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what the grammar of {@link LatentBitstream} says, and nothing else. */
final class LatentReader {
  private LatentReader() {}

  static LatentBitstream read(byte[] bytes)
      throws MalformedBitstreamException, UnsupportedBitstreamException {
    Frame frame = Frame.checked(bytes);
    frame.requireVersion(BitstreamFormat.LATENT_VERSION);
    int payloadStart = (int) frame.payloadStart();
    ByteCursor in = new ByteCursor(bytes, frame.headerStart(), payloadStart);
    int model = in.int32("model identity");
    int sizeAt = in.position();
    FeatureShape size = size(in.varint("height"), in.varint("width"), sizeAt);
    int base = in.varint("base layer");
    int rate = base / LatentBitstream.MAX_LAYERS;
    List<LatentBitstream.Layer> layers = new ArrayList<>();
    int from = payloadStart;
    int end = (int) frame.checksumStart();
    for (int layer = 0; layer < base % LatentBitstream.MAX_LAYERS; layer++) {
      int at = in.position();
      int length = in.varint("layer's length");
      if (length > end - from) {
        throw new MalformedBitstreamException(
            at, "layer: expected at most " + (end - from) + " bytes, found " + length);
      }
      layers.add(new LatentBitstream.Layer(rate, Arrays.copyOfRange(bytes, from, from + length)));
      from += length;
      rate = rate(in);
    }
    layers.add(new LatentBitstream.Layer(rate, Arrays.copyOfRange(bytes, from, end)));
    if (in.remaining() > 0) {
      throw new MalformedBitstreamException(
          in.position(), "header: expected its end, found " + in.remaining() + " bytes more");
    }
    return new LatentBitstream(model, size.height(), size.width(), layers);
  }

  private static int rate(ByteCursor in) throws MalformedBitstreamException {
    int at = in.position();
    int rate = in.varint("layer's rate");
    if (rate > LatentBitstream.MAX_RATE) {
      throw new MalformedBitstreamException(
          at, "layer's rate: expected at most " + LatentBitstream.MAX_RATE + ", found " + rate);
    }
    return rate;
  }

  private static FeatureShape size(int height, int width, int at)
      throws MalformedBitstreamException {
    try {
      return new FeatureShape(1, height, width);
    } catch (IllegalArgumentException e) {
      throw new MalformedBitstreamException(at, e.getMessage(), e);
    }
  }
}

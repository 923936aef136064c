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
    long model = in.uint48("model identity");
    int sizeAt = in.position();
    int height = in.varint("height");
    int width = in.varint("width");
    int point = in.varint("point");
    List<byte[]> payloads = new ArrayList<>();
    int from = payloadStart;
    int end = (int) frame.checksumStart();
    for (int layer = 0; layer < point % LatentBitstream.MAX_LAYERS; layer++) {
      int at = in.position();
      int length = in.varint("layer's length");
      if (length > end - from) {
        throw new MalformedBitstreamException(
            at, "layer: expected at most " + (end - from) + " bytes, found " + length);
      }
      payloads.add(Arrays.copyOfRange(bytes, from, from + length));
      from += length;
    }
    payloads.add(Arrays.copyOfRange(bytes, from, end));
    if (in.remaining() > 0) {
      throw new MalformedBitstreamException(
          in.position(), "header: expected its end, found " + in.remaining() + " bytes more");
    }
    return latents(model, size(height, width, sizeAt), point, payloads);
  }

  private static FeatureShape size(int height, int width, int at)
      throws MalformedBitstreamException {
    try {
      return new FeatureShape(1, height, width);
    } catch (IllegalArgumentException e) {
      throw new MalformedBitstreamException(at, e.getMessage(), e);
    }
  }

  private static LatentBitstream latents(
      long model, FeatureShape size, int point, List<byte[]> payloads) {
    int rate = point / LatentBitstream.MAX_LAYERS;
    return new LatentBitstream(model, size.height(), size.width(), rate, payloads);
  }
}

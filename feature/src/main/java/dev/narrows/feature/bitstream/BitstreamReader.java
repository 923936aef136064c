package dev.narrows.feature.bitstream;

import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.UnsupportedBitstreamException;
import dev.narrows.feature.bitstream.BitstreamHeader.Layer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what the grammar of {@link Bitstream} says, and nothing else. */
final class BitstreamReader {
  /** What an array can hold. */
  static final int MAX_BYTES = Integer.MAX_VALUE - 8;

  private BitstreamReader() {}

  /** The bytes of the next bitstream of a stream. */
  static byte[] bytes(InputStream in, long maxBytes) throws IOException {
    byte[] prefix = in.readNBytes(BitstreamFormat.MAX_PREFIX_BYTES);
    Frame frame = Frame.of(prefix);
    frame.requireAtMost(Math.min(maxBytes, MAX_BYTES));
    byte[] rest = in.readNBytes((int) frame.end() - prefix.length);
    byte[] whole = Arrays.copyOf(prefix, prefix.length + rest.length);
    System.arraycopy(rest, 0, whole, prefix.length, rest.length);
    return whole;
  }

  static Bitstream read(byte[] bytes)
      throws MalformedBitstreamException, UnsupportedBitstreamException {
    Frame frame = Frame.checked(bytes);
    frame.requireVersion(BitstreamFormat.VERSION);
    int payloadStart = (int) frame.payloadStart();
    int checksumStart = (int) frame.checksumStart();
    Front front =
        Front.read(new ByteCursor(bytes, frame.headerStart(), payloadStart), frame.payloadLength());
    byte[] payload = Arrays.copyOfRange(bytes, payloadStart, checksumStart);
    return new Bitstream(front.header(), layers(front, payload, payloadStart));
  }

  private static List<byte[]> layers(Front front, byte[] payload, int payloadStart)
      throws MalformedBitstreamException {
    if (front.checksums().isEmpty()) {
      return List.of(payload);
    }
    List<byte[]> layers = new ArrayList<>();
    int from = 0;
    for (Layer layer : front.header().layers()) {
      byte[] bytes = Arrays.copyOfRange(payload, from, from + layer.bytes());
      int i = layers.size();
      requireLayer(bytes, front.checksums().get(i), (long) payloadStart + from, i);
      layers.add(bytes);
      from += layer.bytes();
    }
    return layers;
  }

  /**
   * Checks a layer's own checksum.
   *
   * @param at where the layer starts in the bitstream
   * @param index which it is, for the message
   */
  static void requireLayer(byte[] bytes, int checksum, long at, int index)
      throws MalformedBitstreamException {
    int computed = BitstreamFormat.checksum(bytes, bytes.length);
    BitstreamFormat.requireEqual(checksum, computed, at, "layer " + index);
  }
}

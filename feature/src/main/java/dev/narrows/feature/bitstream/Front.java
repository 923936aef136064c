package dev.narrows.feature.bitstream;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Reconstruction;
import dev.narrows.feature.UnsupportedBitstreamException;
import dev.narrows.feature.bitstream.BitstreamHeader.Extension;
import dev.narrows.feature.bitstream.BitstreamHeader.Layer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The header as it stands in the bytes.
 *
 * @param header what it says
 * @param checksums of the layers, in their order; empty where there is but one
 */
record Front(BitstreamHeader header, List<Integer> checksums) {
  private record LayerTable(List<Layer> layers, List<Integer> checksums) {}

  /**
   * @param in the header's bytes and no others
   * @param payloadLength what the frame declares
   */
  static Front read(ByteCursor in, int payloadLength)
      throws MalformedBitstreamException, UnsupportedBitstreamException {
    ModelIdentity model =
        new ModelIdentity(
            HexFormat.of().formatHex(in.bytes(ModelIdentity.BYTES, "model identity")));
    String codec = codec(in);
    int bits = bits(in);
    FeatureShape shape = shape(in);
    Reconstruction reconstruction = ParameterReader.read(in, shape, bits);
    LayerTable table = layers(in, shape, payloadLength);
    boolean layered = table.layers().size() > 1;
    List<Extension> extensions = extensions(in, layered ? BitstreamFormat.CRC_BYTES : 0);
    if (layered) {
      BitstreamFormat.requireChecksum(in, "front");
    }
    return new Front(
        new BitstreamHeader(model, codec, shape, bits, reconstruction, table.layers(), extensions),
        table.checksums());
  }

  private static String codec(ByteCursor in) throws MalformedBitstreamException {
    int at = in.position();
    int length = in.unsignedByte("codec name's length");
    String name = new String(in.bytes(length, "codec name"), StandardCharsets.ISO_8859_1);
    if (!BitstreamFormat.isCodecName(name)) {
      throw new MalformedBitstreamException(
          at, "codec name: expected 1 to 32 of a-z 0-9 : . -, found " + length + " others");
    }
    return name;
  }

  private static int bits(ByteCursor in) throws MalformedBitstreamException {
    int at = in.position();
    int bits = in.unsignedByte("bit depth");
    if (bits < 1 || bits > QuantizedTensor.MAX_BITS) {
      throw new MalformedBitstreamException(at, "bit depth: expected 1 to 16, found " + bits);
    }
    return bits;
  }

  private static FeatureShape shape(ByteCursor in) throws MalformedBitstreamException {
    int at = in.position();
    int channels = in.varint("channels");
    int height = in.varint("height");
    int width = in.varint("width");
    try {
      return new FeatureShape(channels, height, width);
    } catch (IllegalArgumentException e) {
      throw new MalformedBitstreamException(at, e.getMessage(), e);
    }
  }

  private static LayerTable layers(ByteCursor in, FeatureShape shape, int payloadLength)
      throws MalformedBitstreamException {
    int at = in.position();
    int count = in.varint("number of layers");
    if (count < 1 || count > shape.channels()) {
      throw new MalformedBitstreamException(
          at, "layers: expected 1 to " + shape.channels() + ", found " + count);
    }
    if (count == 1) {
      return new LayerTable(List.of(new Layer(shape.channels(), payloadLength)), List.of());
    }
    List<Layer> layers = new ArrayList<>();
    List<Integer> checksums = new ArrayList<>();
    long channels = 0;
    long bytes = 0;
    for (int i = 0; i < count; i++) {
      int layerAt = in.position();
      int own = in.varint("layer's channels");
      if (own < 1) {
        throw new MalformedBitstreamException(layerAt, "layer: expected channels, found none");
      }
      layers.add(new Layer(own, in.varint("layer's length")));
      checksums.add(in.int32("layer's checksum"));
      channels += own;
      bytes += layers.get(i).bytes();
    }
    if (channels != shape.channels() || bytes != payloadLength) {
      throw new MalformedBitstreamException(
          at,
          "layers: expected "
              + (shape.channels() + " channels and " + payloadLength + " bytes in all, found ")
              + (channels + " and " + bytes));
    }
    return new LayerTable(layers, checksums);
  }

  /** The extensions up to so many bytes before the header's end. */
  private static List<Extension> extensions(ByteCursor in, int after)
      throws MalformedBitstreamException, UnsupportedBitstreamException {
    List<Extension> extensions = new ArrayList<>();
    while (in.remaining() > after) {
      int tag = in.varint("extension's tag");
      byte[] content = in.bytes(in.varint("extension's length"), "extension");
      if (tag % 2 != 0) {
        throw new UnsupportedBitstreamException(
            "bitstream with an extension that its reader must know: tag " + tag);
      }
      extensions.add(new Extension(tag, content));
    }
    return extensions;
  }
}

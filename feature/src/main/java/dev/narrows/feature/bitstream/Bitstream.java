package dev.narrows.feature.bitstream;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecRegistry;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.UnknownCodecException;
import dev.narrows.feature.UnsupportedBitstreamException;
import dev.narrows.feature.UnsupportedTensorException;
import dev.narrows.feature.WrongModelException;
import dev.narrows.feature.bitstream.BitstreamHeader.Layer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * One tensor on the wire: everything its receiver needs beside the model.
 *
 * <p>The grammar, with integers and floats most significant byte first and {@code varint} an
 * unsigned LEB128 (seven bits a byte, least significant group first, the high bit says that more
 * follow) of the fewest possible bytes and a value below 2^31:
 *
 * <pre>
 * bitstream  = magic version header-length payload-length header payload checksum
 * magic      = 8E 4E 52 57
 * version    = byte                       ; 2
 * header-length, payload-length = varint  ; in bytes
 * header     = model codec bits shape quantiser layers extension* [front-checksum]
 * model      = 16 bytes                   ; start of the SHA-256 that identifies the model
 * codec      = byte, that many of a–z 0–9 : . -   ; 1 to 32 of them, such as "jpeg:95"
 * bits       = byte                       ; depth of a symbol, 1 to 16
 * shape      = varint varint varint       ; channels, height, width; product at most 2^26
 * quantiser  = kind length parameters     ; byte, varint, that many bytes as the kind defines
 * layers     = count layer*               ; varint; no layer follows if the count is 1
 * layer      = channels bytes checksum    ; varint, varint, CRC-32C of the layer's bytes
 * extension  = tag length content         ; varint, varint, that many bytes
 * front-checksum = 4 bytes                ; if count &gt; 1: CRC-32C of everything before
 * payload    = bytes                      ; the layers, each as the codec defines
 * checksum   = 4 bytes                    ; CRC-32C of everything before
 * </pre>
 *
 * <p>Magic, version, the two lengths, the model's start at the front of the header and the checksum
 * are the same in every version of the format: a reader can tell a stream that is newer from one
 * that is damaged, and a relay can pass on what it cannot decode. There is one encoding of each
 * bitstream: what {@link #read(byte[])} accepts, {@link #write()} gives back byte for byte.
 *
 * @param header all but the payload
 * @param payloads what the codec made of the symbols, one array for each layer; not copied
 */
public record Bitstream(BitstreamHeader header, List<byte[]> payloads) implements CodedFeatures {
  /** The format version of quantised features; {@link LatentBitstream} is that of latents. */
  public static final int FORMAT_VERSION = BitstreamFormat.VERSION;

  /**
   * @throws IllegalArgumentException if the payloads are not those of the header's layers
   */
  public Bitstream {
    payloads = List.copyOf(payloads);
    List<Integer> expected = header.layers().stream().map(Layer::bytes).toList();
    List<Integer> found = payloads.stream().map(payload -> payload.length).toList();
    if (!expected.equals(found)) {
      throw new IllegalArgumentException(
          "payloads: expected layers of " + expected + " bytes, found " + found);
    }
  }

  /**
   * A tensor, compressed as a whole.
   *
   * @throws UnsupportedTensorException if the codec cannot take the tensor
   */
  public static Bitstream encode(ModelIdentity model, FeatureCodec codec, QuantizedTensor tensor)
      throws UnsupportedTensorException {
    return encode(model, codec, tensor, List.of(tensor.shape().channels()));
  }

  /**
   * A tensor, compressed in layers of which a receiver may read some.
   *
   * @param channelsPerLayer how many channels each layer takes, in their order; each at least 1, in
   *     all those of the tensor
   * @throws UnsupportedTensorException if the codec cannot take the tensor
   * @throws IllegalArgumentException if the layers are not those of such a tensor
   */
  public static Bitstream encode(
      ModelIdentity model,
      FeatureCodec codec,
      QuantizedTensor tensor,
      List<Integer> channelsPerLayer)
      throws UnsupportedTensorException {
    FeatureShape shape = tensor.shape();
    long channels = channelsPerLayer.stream().mapToLong(Integer::longValue).sum();
    if (channels != shape.channels()) {
      throw new IllegalArgumentException(
          "layers: expected " + shape.channels() + " channels in all, found " + channels);
    }
    List<Layer> layers = new ArrayList<>();
    List<byte[]> payloads = new ArrayList<>();
    int first = 0;
    for (int count : channelsPerLayer) {
      byte[] payload =
          count == shape.channels()
              ? codec.encode(tensor)
              : codec.forChannels(first, count).encode(tensor.ofChannels(first, count));
      layers.add(new Layer(count, payload.length));
      payloads.add(payload);
      first += count;
    }
    return new Bitstream(
        new BitstreamHeader(
            model, codec.name(), shape, tensor.bits(), tensor.reconstruction(), layers, List.of()),
        payloads);
  }

  /**
   * The tensor in this bitstream.
   *
   * @param codecs where to find the codec it names
   * @throws UnknownCodecException if the codec is not among them
   * @throws MalformedBitstreamException if the payload does not fit the header; the offset counts
   *     from the start of the bitstream
   */
  public QuantizedTensor decode(FeatureCodecRegistry codecs)
      throws UnknownCodecException, MalformedBitstreamException {
    int payloadStart = BitstreamWriter.front(this).length;
    List<short[]> parts = new ArrayList<>(payloads.size());
    for (BitstreamHeader.Span span : header.spans()) {
      parts.add(header.symbols(span, payloads.get(span.index()), payloadStart, codecs));
    }
    short[] symbols = parts.get(0);
    if (parts.size() > 1) {
      // Only now, as all layers have turned out to be of the size that they claim.
      symbols = new short[header.shape().elements()];
      int from = 0;
      for (short[] part : parts) {
        System.arraycopy(part, 0, symbols, from, part.length);
        from += part.length;
      }
    }
    return new QuantizedTensor(header.shape(), header.bits(), header.reconstruction(), symbols);
  }

  /**
   * The channels of one layer, as a tensor of their own.
   *
   * @param layer from 0
   * @param codecs where to find the codec that the bitstream names
   * @throws UnknownCodecException if the codec is not among them
   * @throws MalformedBitstreamException if the layer does not fit the header; the offset counts
   *     from the start of the bitstream
   */
  public QuantizedTensor decodeLayer(int layer, FeatureCodecRegistry codecs)
      throws UnknownCodecException, MalformedBitstreamException {
    return header.decodeLayer(
        header.spans().get(layer), payloads.get(layer), BitstreamWriter.front(this).length, codecs);
  }

  @Override
  public byte[] write() {
    return BitstreamWriter.write(this);
  }

  @Override
  public int sideInformationBytes() {
    return BitstreamWriter.front(this).length + BitstreamFormat.CRC_BYTES;
  }

  @Override
  public int bytes() {
    return sideInformationBytes() + header.payloadBytes();
  }

  /**
   * The bitstream in an array, all of it.
   *
   * @throws MalformedBitstreamException if the bytes are no bitstream, or a damaged one
   * @throws UnsupportedBitstreamException if they are one that this version cannot read
   */
  public static Bitstream read(byte[] bytes)
      throws MalformedBitstreamException, UnsupportedBitstreamException {
    return BitstreamReader.read(bytes);
  }

  /**
   * The next bitstream of a stream; reads no byte beyond its end.
   *
   * @param in where to read
   * @param maxBytes refuses a bitstream that declares more bytes than this, before reading them
   * @throws MalformedBitstreamException if the bytes are no bitstream, a damaged or too long one
   * @throws UnsupportedBitstreamException if they are one that this version cannot read
   */
  public static Bitstream read(InputStream in, long maxBytes) throws IOException {
    return BitstreamReader.read(BitstreamReader.bytes(in, maxBytes));
  }

  @Override
  public Bitstream requireModel(ModelIdentity expected) throws WrongModelException {
    header.requireModel(expected);
    return this;
  }
}

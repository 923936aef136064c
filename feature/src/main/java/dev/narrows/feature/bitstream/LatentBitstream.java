package dev.narrows.feature.bitstream;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.UnsupportedBitstreamException;
import dev.narrows.feature.WrongModelException;
import java.util.HexFormat;
import java.util.List;

/**
 * Learned latents of one picture on the wire. As they take few bytes, nothing is said that the
 * model knows:
 *
 * <pre>
 * bitstream = magic version header-length payload-length header payload checksum
 * version   = byte                        ; 3
 * header    = model height width base further*
 * model     = 4 bytes                     ; start of the SHA-256 that identifies the model
 * height, width = varint                  ; at least 1; product at most 2^26
 * base      = varint                      ; 4·rate of the base layer + number of further layers
 * further   = length rate                 ; of each further layer
 * length    = varint                      ; bytes of the layer before it
 * rate      = varint
 * payload   = bytes                       ; the layers one after the other
 * </pre>
 *
 * <p>The rest is as in {@link Bitstream}. There is one encoding of each.
 *
 * @param model the first 4 bytes of the model's identity, most significant first
 * @param height rows of the latents, at least 1
 * @param width columns of the latents, at least 1
 * @param layers those present, 1 to {@value #MAX_LAYERS}, the base layer first
 */
public record LatentBitstream(int model, int height, int width, List<Layer> layers)
    implements CodedFeatures {
  /** The format version of latents. */
  public static final int FORMAT_VERSION = BitstreamFormat.LATENT_VERSION;

  /** The most layers. */
  public static final int MAX_LAYERS = 4;

  /** The finest rate that a layer may have; a model has far fewer. */
  public static final int MAX_RATE = Integer.MAX_VALUE / MAX_LAYERS;

  private static final int MODEL_DIGITS = 2 * BitstreamFormat.MODEL_BYTES;

  /**
   * A layer.
   *
   * @param rate the model's rate step, 0 to {@link #MAX_RATE}
   * @param payload what the model's codec made of it; not copied
   */
  @SuppressWarnings("ArrayRecordComponent") // a record that is compared nowhere
  public record Layer(int rate, byte[] payload) {
    /**
     * @throws IllegalArgumentException if the rate is out of range
     */
    public Layer {
      if (rate < 0 || rate > MAX_RATE) {
        throw new IllegalArgumentException(
            "latent rate: expected 0 to " + MAX_RATE + ", found " + rate);
      }
    }
  }

  /**
   * @throws IllegalArgumentException if the size or the number of layers is out of range
   */
  public LatentBitstream {
    new FeatureShape(1, height, width);
    layers = List.copyOf(layers);
    if (layers.isEmpty() || layers.size() > MAX_LAYERS) {
      throw new IllegalArgumentException(
          "latent layers: expected 1 to " + MAX_LAYERS + ", found " + layers.size());
    }
  }

  /**
   * Latents of a model.
   *
   * @param model the identity of the model that made them
   * @param height rows of the latents, at least 1
   * @param width columns of the latents, at least 1
   * @param layers those present, the base layer first
   * @throws IllegalArgumentException if the size or the number of layers is out of range
   */
  public static LatentBitstream of(ModelIdentity model, int height, int width, List<Layer> layers) {
    return new LatentBitstream(prefix(model), height, width, layers);
  }

  private static int prefix(ModelIdentity model) {
    return HexFormat.fromHexDigits(model.hex(), 0, MODEL_DIGITS);
  }

  /** The first 8 hexadecimal digits of the model's identity. */
  public String modelHex() {
    return HexFormat.of().toHexDigits(model, MODEL_DIGITS);
  }

  /** The rate of each layer present. */
  public List<Integer> rates() {
    return layers.stream().map(Layer::rate).toList();
  }

  @Override
  public LatentBitstream requireModel(ModelIdentity expected) throws WrongModelException {
    if (prefix(expected) != model) {
      throw new WrongModelException(expected, modelHex());
    }
    return this;
  }

  @Override
  public byte[] write() {
    ByteSink whole = new ByteSink().bytes(front());
    layers.forEach(layer -> whole.bytes(layer.payload()));
    byte[] checked = whole.toBytes();
    return whole.int32(BitstreamFormat.checksum(checked, checked.length)).toBytes();
  }

  @Override
  public int sideInformationBytes() {
    return payloadStart() + BitstreamFormat.CRC_BYTES;
  }

  @Override
  public int bytes() {
    return sideInformationBytes() + payloadBytes();
  }

  /** Where the payload starts in the bitstream, for faults that are found in it. */
  public int payloadStart() {
    return front().length;
  }

  private byte[] front() {
    ByteSink header =
        new ByteSink()
            .int32(model)
            .varint(height)
            .varint(width)
            .varint(MAX_LAYERS * layers.get(0).rate() + layers.size() - 1);
    for (int i = 1; i < layers.size(); i++) {
      header.varint(layers.get(i - 1).payload().length).varint(layers.get(i).rate());
    }
    byte[] fields = header.toBytes();
    return new ByteSink()
        .int32(BitstreamFormat.MAGIC)
        .unsignedByte(FORMAT_VERSION)
        .varint(fields.length)
        .varint(payloadBytes())
        .bytes(fields)
        .toBytes();
  }

  private int payloadBytes() {
    return layers.stream().mapToInt(layer -> layer.payload().length).reduce(0, Math::addExact);
  }

  /**
   * The bitstream in an array, all of it.
   *
   * @throws MalformedBitstreamException if the bytes are no bitstream, or a damaged one
   * @throws UnsupportedBitstreamException if they are one of another version
   */
  public static LatentBitstream read(byte[] bytes)
      throws MalformedBitstreamException, UnsupportedBitstreamException {
    return LatentReader.read(bytes);
  }
}

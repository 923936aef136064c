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
 * header    = model height width point length*
 * model     = 6 bytes                     ; start of the SHA-256 that identifies the model
 * height, width = varint                  ; at least 1; product at most 2^26
 * point     = varint                      ; 4·rate + layers − 1
 * length    = varint                      ; bytes of a layer, for each but the last
 * payload   = bytes                       ; the layers one after the other
 * </pre>
 *
 * <p>The rest is as in {@link Bitstream}. There is one encoding of each.
 *
 * @param model the first 6 bytes of the model's identity, most significant first: 0 to 2^48 − 1
 * @param height rows of the latents, at least 1
 * @param width columns of the latents, at least 1
 * @param rate the model's rate step, 0 to 2^29 − 1
 * @param payloads one for each layer present, 1 to {@value #MAX_LAYERS}; not copied
 */
public record LatentBitstream(long model, int height, int width, int rate, List<byte[]> payloads)
    implements CodedFeatures {
  /** The format version of latents. */
  public static final int FORMAT_VERSION = BitstreamFormat.LATENT_VERSION;

  /** The most layers. */
  public static final int MAX_LAYERS = 4;

  private static final int MODEL_DIGITS = 2 * BitstreamFormat.MODEL_BYTES;
  private static final long MAX_MODEL = (1L << (8 * BitstreamFormat.MODEL_BYTES)) - 1;
  private static final int MAX_RATE = Integer.MAX_VALUE / MAX_LAYERS;

  /**
   * @throws IllegalArgumentException if the model, the size, the rate or the number of layers is
   *     out of range
   */
  public LatentBitstream {
    if (model < 0 || model > MAX_MODEL) {
      throw new IllegalArgumentException(
          "latent model: expected 0 to " + MAX_MODEL + ", found " + model);
    }
    new FeatureShape(1, height, width);
    payloads = List.copyOf(payloads);
    if (rate < 0 || rate > MAX_RATE) {
      throw new IllegalArgumentException(
          "latent rate: expected 0 to " + MAX_RATE + ", found " + rate);
    }
    if (payloads.isEmpty() || payloads.size() > MAX_LAYERS) {
      throw new IllegalArgumentException(
          "latent layers: expected 1 to " + MAX_LAYERS + ", found " + payloads.size());
    }
  }

  /**
   * Latents of a model.
   *
   * @param model the identity of the model that made them
   * @param height rows of the latents, at least 1
   * @param width columns of the latents, at least 1
   * @param rate the model's rate step
   * @param payloads one for each layer present; not copied
   * @throws IllegalArgumentException if the size, the rate or the number of layers is out of range
   */
  public static LatentBitstream of(
      ModelIdentity model, int height, int width, int rate, List<byte[]> payloads) {
    return new LatentBitstream(prefix(model), height, width, rate, payloads);
  }

  private static long prefix(ModelIdentity model) {
    return HexFormat.fromHexDigitsToLong(model.hex(), 0, MODEL_DIGITS);
  }

  /** The first 12 hexadecimal digits of the model's identity. */
  public String modelHex() {
    return HexFormat.of().toHexDigits(model, MODEL_DIGITS);
  }

  /** Number of layers present. */
  public int layers() {
    return payloads.size();
  }

  /**
   * The same latents with fewer layers, as a relay sends on where there is little room.
   *
   * @param count how many of the first layers stay, 1 to {@link #layers}
   * @throws IllegalArgumentException if there are fewer
   */
  public LatentBitstream withLayers(int count) {
    if (count < 1 || count > layers()) {
      throw new IllegalArgumentException(
          "latent layers: expected 1 to " + layers() + ", found " + count);
    }
    return new LatentBitstream(model, height, width, rate, payloads.subList(0, count));
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
    payloads.forEach(whole::bytes);
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
            .uint48(model)
            .varint(height)
            .varint(width)
            .varint(MAX_LAYERS * rate + payloads.size() - 1);
    for (byte[] payload : payloads.subList(0, payloads.size() - 1)) {
      header.varint(payload.length);
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
    return payloads.stream().mapToInt(payload -> payload.length).reduce(0, Math::addExact);
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

package dev.narrows.feature.bitstream;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecRegistry;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Reconstruction;
import dev.narrows.feature.UnknownCodecException;
import dev.narrows.feature.UnsupportedBitstreamException;
import dev.narrows.feature.UnsupportedTensorException;
import dev.narrows.feature.WrongModelException;
import java.io.IOException;
import java.io.InputStream;

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
 * version    = byte                       ; 1
 * header-length, payload-length = varint  ; in bytes
 * header     = model codec bits shape quantiser
 * model      = 16 bytes                   ; start of the SHA-256 that identifies the model
 * codec      = byte, that many of a–z 0–9 : . -   ; 1 to 32 of them, such as "jpeg:95"
 * bits       = byte                       ; depth of a symbol, 1 to 16
 * shape      = varint varint varint       ; channels, height, width; product at most 2^26
 * quantiser  = kind parameters            ; the parameters run to the end of the header
 * kind       = byte                       ; 0: min–max over the tensor
 * parameters = float32 float32            ; of kind 0: min and max, finite, min ≤ max
 * payload    = bytes                      ; as the codec defines
 * checksum   = 4 bytes                    ; CRC-32C of everything before
 * </pre>
 *
 * <p>Magic, version, the two lengths, the model at the front of the header and the checksum are the
 * same in every version of the format: a reader can tell a stream that is newer from one that is
 * damaged, and a relay can pass on what it cannot decode. There is one encoding of each bitstream:
 * what {@link #read(byte[])} accepts, {@link #write()} gives back byte for byte.
 *
 * @param model which model made the features
 * @param codec name of the codec of the payload
 * @param shape shape of the tensor
 * @param bits depth of its symbols, 1 to 16
 * @param reconstruction how its symbols become features
 * @param payload what the codec made of the symbols; not copied
 */
public record Bitstream(
    ModelIdentity model,
    String codec,
    FeatureShape shape,
    int bits,
    Reconstruction reconstruction,
    byte[] payload) {
  /** The format version written, and the newest that is read. */
  public static final int FORMAT_VERSION = BitstreamFormat.VERSION;

  /**
   * @throws IllegalArgumentException if the depth is out of range or the codec's name is none
   */
  public Bitstream {
    QuantizedTensor.requireDepth(bits);
    if (!BitstreamFormat.isCodecName(codec)) {
      throw new IllegalArgumentException(
          "codec name: expected 1 to 32 of a-z 0-9 : . -, found '" + codec + "'");
    }
  }

  /**
   * A tensor, compressed.
   *
   * @throws UnsupportedTensorException if the codec cannot take the tensor
   */
  public static Bitstream encode(ModelIdentity model, FeatureCodec codec, QuantizedTensor tensor)
      throws UnsupportedTensorException {
    return new Bitstream(
        model,
        codec.name(),
        tensor.shape(),
        tensor.bits(),
        tensor.reconstruction(),
        codec.encode(tensor));
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
    FeatureCodec decoder = codecs.codec(codec);
    try {
      return new QuantizedTensor(shape, bits, reconstruction, decoder.decode(payload, shape, bits));
    } catch (MalformedBitstreamException e) {
      int base = sideInformationBytes() - BitstreamFormat.CRC_BYTES;
      throw e.within(base, "bitstream of codec " + codec);
    }
  }

  /** The whole bitstream. Its length is the rate that results report. */
  public byte[] write() {
    return BitstreamWriter.write(this);
  }

  /** Bytes of the whole that are not payload. */
  public int sideInformationBytes() {
    return BitstreamWriter.prefixAndHeader(this).length + BitstreamFormat.CRC_BYTES;
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
    return BitstreamReader.read(in, maxBytes);
  }

  /**
   * This bitstream, if the given model made it.
   *
   * @throws WrongModelException if another did
   */
  public Bitstream requireModel(ModelIdentity expected) throws WrongModelException {
    if (!model.equals(expected)) {
      throw new WrongModelException(expected, model);
    }
    return this;
  }
}

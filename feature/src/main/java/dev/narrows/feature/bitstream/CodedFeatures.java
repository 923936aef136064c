package dev.narrows.feature.bitstream;

import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.UnsupportedBitstreamException;
import dev.narrows.feature.WrongModelException;
import java.io.IOException;
import java.io.InputStream;

/** What one picture is on the wire, of any version of the format. */
public sealed interface CodedFeatures permits Bitstream, LatentBitstream {
  /** The whole. Its length is the rate that results report. */
  byte[] write();

  /** Bytes of the whole. */
  int bytes();

  /** Bytes of the whole that are not payload. */
  int sideInformationBytes();

  /**
   * These, if the given model made them.
   *
   * @throws WrongModelException if another did
   */
  CodedFeatures requireModel(ModelIdentity expected) throws WrongModelException;

  /**
   * The bitstream in an array, all of it, of any version.
   *
   * @throws MalformedBitstreamException if the bytes are no bitstream, or a damaged one
   * @throws UnsupportedBitstreamException if they are one that this reader cannot read
   */
  static CodedFeatures read(byte[] bytes)
      throws MalformedBitstreamException, UnsupportedBitstreamException {
    return Frame.of(bytes).version() == BitstreamFormat.LATENT_VERSION
        ? LatentBitstream.read(bytes)
        : Bitstream.read(bytes);
  }

  /**
   * The next bitstream of a stream, of any version; reads no byte beyond its end.
   *
   * @param in where to read
   * @param maxBytes refuses a bitstream that declares more bytes than this, before reading them
   * @throws MalformedBitstreamException if the bytes are no bitstream, a damaged or too long one
   * @throws UnsupportedBitstreamException if they are one that this reader cannot read
   */
  static CodedFeatures read(InputStream in, long maxBytes) throws IOException {
    return read(BitstreamReader.bytes(in, maxBytes));
  }
}

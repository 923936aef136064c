package dev.narrows.codecs;

import dev.narrows.feature.MalformedBitstreamException;

/**
 * A general-purpose compressor, from which {@link CompressedFeatureCodec} makes a feature codec.
 */
interface ByteCompressor {
  /** Name of the compressor at its setting, such as {@code zstd:19}. */
  String name();

  /** The compressed bytes; the same for the same bytes. */
  byte[] compress(byte[] bytes);

  /**
   * The bytes in a payload. Memory is bounded by their number, whatever the payload says of itself.
   *
   * @param payload compressed bytes and nothing else
   * @param length how many bytes it must give
   * @throws MalformedBitstreamException if it is damaged or gives another number of bytes
   */
  byte[] decompress(byte[] payload, int length) throws MalformedBitstreamException;
}

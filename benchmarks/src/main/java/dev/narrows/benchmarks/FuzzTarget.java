package dev.narrows.benchmarks;

import dev.narrows.feature.FeatureShape;
import java.io.IOException;
import java.util.List;

/**
 * Something that reads bytes from outside.
 *
 * @param name for the table
 * @param weight how much of the work it gets
 * @param kind what the bytes are
 * @param seeds undamaged bytes
 * @param reader reads them
 */
record FuzzTarget(String name, int weight, Kind kind, List<Seed> seeds, Reader reader) {
  /** What bytes are. */
  enum Kind {
    /** What a codec made of a tensor, told its shape and depth. */
    PAYLOAD,
    /** A whole bitstream of one layer. */
    BITSTREAM,
    /** A whole bitstream of several layers. */
    LAYERS,
    /** Anything else that ends with its CRC-32C, such as what training knows. */
    PRIORS
  }

  /**
   * Undamaged bytes.
   *
   * @param bytes the bytes
   * @param shape what a codec is told beside them
   * @param bits likewise
   * @param symbols what they hold
   */
  record Seed(byte[] bytes, FeatureShape shape, int bits, short[] symbols) {}

  /** Reads bytes. */
  @FunctionalInterface
  interface Reader {
    /**
     * What is in the bytes.
     *
     * @throws IOException to refuse them
     */
    short[] read(byte[] bytes, FeatureShape shape, int bits) throws IOException;
  }
}

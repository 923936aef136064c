package dev.narrows.cli.npy;

import dev.narrows.feature.FeatureShape;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What stands before the elements.
 *
 * @param type of an element
 * @param order of an element's bytes
 * @param shape of the tensor
 * @param length bytes of the file before the first element
 */
record NumpyHeader(NumpyType type, ByteOrder order, FeatureShape shape, int length) {
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  static final int VERSION_AT = MAGIC.length;
  static final int LENGTH_AT = VERSION_AT + 2;

  /** So that elements in a mapped file are aligned. */
  private static final int ALIGNMENT = 64;

  private static final int PREAMBLE = LENGTH_AT + 2;

  /** Bytes of the elements. */
  long bytes() {
    return (long) type.bytes() * shape.elements();
  }

  /** A header of format 1.0 for a tensor of three dimensions, least significant byte first. */
  static byte[] write(NumpyType type, FeatureShape shape) {
    String text =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%d, %d, %d), }"
            .formatted(type.littleEndian(), shape.channels(), shape.height(), shape.width());
    int unpadded = PREAMBLE + text.length() + 1;
    int length = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] header = new byte[length];
    System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
    header[VERSION_AT] = 1;
    header[LENGTH_AT] = (byte) (length - PREAMBLE);
    header[LENGTH_AT + 1] = (byte) ((length - PREAMBLE) >>> Byte.SIZE);
    byte[] padded =
        (text + " ".repeat(length - unpadded) + "\n").getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(padded, 0, header, PREAMBLE, padded.length);
    return header;
  }

  /**
   * The shape that dimensions give.
   *
   * @param dimensions {@code [C,H,W]}, {@code [1,C,H,W]} or {@code [C]}
   * @throws IllegalArgumentException if they are of no tensor; the message says what was expected
   */
  static FeatureShape shape(List<Integer> dimensions) {
    return switch (dimensions.size()) {
      case 1 -> new FeatureShape(dimensions.get(0), 1, 1);
      case 3 -> new FeatureShape(dimensions.get(0), dimensions.get(1), dimensions.get(2));
      case 4 -> {
        if (dimensions.get(0) != 1) {
          throw wrongDimensions(dimensions);
        }
        yield new FeatureShape(dimensions.get(1), dimensions.get(2), dimensions.get(3));
      }
      default -> throw wrongDimensions(dimensions);
    };
  }

  private static IllegalArgumentException wrongDimensions(List<Integer> dimensions) {
    return new IllegalArgumentException(
        "shape: expected one tensor as [channels, height, width], [1, channels, height, width] or"
            + " [channels], found "
            + dimensions);
  }
}

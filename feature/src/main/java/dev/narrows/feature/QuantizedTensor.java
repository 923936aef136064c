package dev.narrows.feature;

import java.util.Arrays;

/**
 * Features as integers: what a codec compresses.
 *
 * @param shape channels, height and width
 * @param bits depth, 1 to 16; symbols lie in [0, 2^bits)
 * @param reconstruction how symbols become features again
 * @param symbols the elements, channel-major, each an unsigned 16-bit value; not copied
 */
public record QuantizedTensor(
    FeatureShape shape, int bits, Reconstruction reconstruction, short[] symbols) {
  /** The greatest depth of a symbol. */
  public static final int MAX_BITS = 16;

  /**
   * @throws IllegalArgumentException if the depth is out of range, the number of symbols is not
   *     that of the shape, a symbol needs more bits, or the reconstruction is not one of such a
   *     tensor
   */
  public QuantizedTensor {
    requireDepth(bits);
    reconstruction.requireFits(shape, bits);
    if (symbols.length != shape.elements()) {
      throw new IllegalArgumentException(
          "quantised tensor "
              + shape
              + ": expected "
              + shape.elements()
              + " symbols, found "
              + symbols.length);
    }
    int index = firstTooDeep(symbols, bits);
    if (index >= 0) {
      throw new IllegalArgumentException(
          "quantised tensor "
              + shape
              + ": expected symbols of "
              + bits
              + " bits, found "
              + Short.toUnsignedInt(symbols[index])
              + " at element "
              + index);
    }
  }

  /**
   * Index of the first symbol that does not fit, or −1: the check that a decoder owes to outside
   * data before it makes a tensor of them.
   *
   * @param symbols unsigned 16-bit values
   * @param bits depth, 1 to 16
   */
  public static int firstTooDeep(short[] symbols, int bits) {
    for (int i = 0; i < symbols.length; i++) {
      if (Short.toUnsignedInt(symbols[i]) >>> bits != 0) {
        return i;
      }
    }
    return -1;
  }

  /** The features that the symbols stand for, rounded once to float; all finite. */
  public FeatureTensor dequantize() {
    float[] values = new float[symbols.length];
    int plane = shape.plane();
    for (int i = 0; i < values.length; i++) {
      values[i] = reconstruction.feature(i / plane, Short.toUnsignedInt(symbols[i]), bits);
    }
    return new FeatureTensor(shape, values);
  }

  /**
   * Some of the channels, as a tensor of their own.
   *
   * @param first the first of them, from 0
   * @param count how many, at least 1
   */
  public QuantizedTensor ofChannels(int first, int count) {
    FeatureShape part = new FeatureShape(count, shape.height(), shape.width());
    int from = first * shape.plane();
    return new QuantizedTensor(
        part,
        bits,
        reconstruction.ofChannels(first, count),
        Arrays.copyOfRange(symbols, from, from + part.elements()));
  }

  /**
   * Checks a depth.
   *
   * @throws IllegalArgumentException if it is not 1 to 16
   */
  public static void requireDepth(int bits) {
    if (bits < 1 || bits > MAX_BITS) {
      throw new IllegalArgumentException("bit depth: expected 1 to 16, found " + bits);
    }
  }
}

package dev.narrows.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A tensor as it lies in a file.
 *
 * @param type of its elements
 * @param shape its dimensions; empty for a single number
 * @param bytes its elements from position to limit, little-endian, the last dimension fastest; not
 *     copied
 */
public record StoredTensor(ElementType type, List<Long> shape, ByteBuffer bytes) {
  /**
   * @throws IllegalArgumentException if the number of bytes is not that of the shape
   */
  public StoredTensor {
    shape = List.copyOf(shape);
    bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    long expected = type.bytes();
    for (long dimension : shape) {
      expected = Math.multiplyExact(expected, dimension);
    }
    if (shape.stream().anyMatch(dimension -> dimension < 0) || bytes.remaining() != expected) {
      throw new IllegalArgumentException(
          "tensor "
              + type
              + " "
              + shape
              + ": expected "
              + expected
              + " bytes, found "
              + bytes.remaining());
    }
  }

  /** A tensor of 32-bit floats; the values are copied. */
  public static StoredTensor of(List<Long> shape, float... values) {
    ByteBuffer bytes = allocate(Math.multiplyExact(values.length, Float.BYTES));
    bytes.asFloatBuffer().put(values);
    return new StoredTensor(ElementType.F32, shape, bytes);
  }

  /** A tensor of 64-bit integers; the values are copied. */
  public static StoredTensor of(List<Long> shape, long... values) {
    ByteBuffer bytes = allocate(Math.multiplyExact(values.length, Long.BYTES));
    bytes.asLongBuffer().put(values);
    return new StoredTensor(ElementType.I64, shape, bytes);
  }

  /** Its elements as a view with a position of its own, little-endian. */
  @Override
  public ByteBuffer bytes() {
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}

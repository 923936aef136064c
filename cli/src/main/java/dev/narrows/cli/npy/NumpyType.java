package dev.narrows.cli.npy;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The element types that a tensor may have in a file. */
enum NumpyType {
  UINT8("u1", 1),
  UINT16("u2", 2),
  FLOAT16("f2", 2),
  FLOAT32("f4", 4),
  FLOAT64("f8", 8);

  private final String code;
  private final int bytes;

  NumpyType(String code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** The type of a code without its byte order, such as {@code f4}. */
  static Optional<NumpyType> of(String code) {
    return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
  }

  /** Bytes of an element. */
  int bytes() {
    return bytes;
  }

  /** What a header calls the type when elements have their least significant byte first. */
  String littleEndian() {
    return (bytes == 1 ? "|" : "<") + code;
  }

  /** The array in a buffer, which holds as many elements as the shape has, in its byte order. */
  NumpyArray read(ByteBuffer buffer, FeatureShape shape) {
    return switch (this) {
      case UINT8 -> integers(shape, () -> (short) Byte.toUnsignedInt(buffer.get()));
      case UINT16 -> integers(shape, buffer::getShort);
      case FLOAT16 -> floats(shape, () -> HalfFloat.toFloat(buffer.getShort()));
      case FLOAT32 -> floats(shape, buffer::getFloat);
      case FLOAT64 -> floats(shape, () -> (float) buffer.getDouble());
    };
  }

  private interface NextInteger {
    short next();
  }

  private interface NextFloat {
    float next();
  }

  private NumpyArray integers(FeatureShape shape, NextInteger source) {
    short[] values = new short[shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = source.next();
    }
    return new NumpyArray.Integers(shape, Byte.SIZE * bytes, values);
  }

  private static NumpyArray floats(FeatureShape shape, NextFloat source) {
    float[] values = new float[shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = source.next();
    }
    return new NumpyArray.Floats(new FeatureTensor(shape, values));
  }
}

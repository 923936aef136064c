package dev.narrows.feature.bitstream;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Writes fields one after the other, as {@link ByteCursor} reads them. */
final class ByteSink {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  ByteSink unsignedByte(int value) {
    out.write(value);
    return this;
  }

  ByteSink int32(int value) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    return this;
  }

  ByteSink float32(float value) {
    return int32(Float.floatToIntBits(value));
  }

  ByteSink bytes(byte[] values) {
    out.writeBytes(values);
    return this;
  }

  ByteSink varint(int value) {
    int rest = value;
    while (rest > 0x7F) {
      out.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
    return this;
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}

package dev.narrows.feature.bitstream;

import dev.narrows.feature.MinMaxRange;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes what the grammar of {@link Bitstream} says. */
final class BitstreamWriter {
  private BitstreamWriter() {}

  static byte[] write(Bitstream bitstream) {
    byte[] start = prefixAndHeader(bitstream);
    byte[] payload = bitstream.payload();
    int checked = Math.addExact(start.length, payload.length);
    ByteBuffer whole = ByteBuffer.allocate(Math.addExact(checked, BitstreamFormat.CRC_BYTES));
    whole.put(start).put(payload);
    return whole.putInt(BitstreamFormat.checksum(whole.array(), checked)).array();
  }

  static byte[] prefixAndHeader(Bitstream bitstream) {
    byte[] header = header(bitstream);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ByteBuffer.allocate(BitstreamFormat.MAGIC_BYTES).putInt(BitstreamFormat.MAGIC).array());
    out.write(BitstreamFormat.VERSION);
    varint(out, header.length);
    varint(out, bitstream.payload().length);
    out.writeBytes(header);
    return out.toByteArray();
  }

  private static byte[] header(Bitstream bitstream) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(bitstream.model().bytes());
    byte[] codec = bitstream.codec().getBytes(StandardCharsets.US_ASCII);
    out.write(codec.length);
    out.writeBytes(codec);
    out.write(bitstream.bits());
    varint(out, bitstream.shape().channels());
    varint(out, bitstream.shape().height());
    varint(out, bitstream.shape().width());
    out.write(BitstreamFormat.MIN_MAX_PER_TENSOR);
    MinMaxRange range = (MinMaxRange) bitstream.reconstruction();
    out.writeBytes(
        ByteBuffer.allocate(2 * Float.BYTES).putFloat(range.min()).putFloat(range.max()).array());
    return out.toByteArray();
  }

  private static void varint(ByteArrayOutputStream out, int value) {
    int rest = value;
    while (rest > 0x7F) {
      out.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }
}

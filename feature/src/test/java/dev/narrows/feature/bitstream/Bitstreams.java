package dev.narrows.feature.bitstream;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.QuantizedTensor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** The worked example of docs/bitstream.md, and ways to forge streams whose checksum is right. */
final class Bitstreams {
  static final ModelIdentity MODEL = new ModelIdentity("000102030405060708090a0b0c0d0e0f");

  /** Where fields of the example start. */
  static final int VERSION = 4;

  static final int HEADER_LENGTH = 5;
  static final int PAYLOAD_LENGTH = 6;
  static final int CODEC = 23;
  static final int BITS = 27;
  static final int SHAPE = 28;
  static final int KIND = 31;
  static final int PARAMETER_LENGTH = 32;
  static final int RANGE = 33;
  static final int LAYERS = 41;
  static final int PAYLOAD = 42;

  private static final String EXAMPLE =
      "8e4e5257" // magic
          + "02" // version
          + "23" // header length 35
          + "06" // payload length
          + "000102030405060708090a0b0c0d0e0f" // model
          + "03726177" // codec raw
          + "08" // bits
          + "010203" // shape
          + "00" // min-max over the tensor
          + "08" // parameter length
          + "bf80000040400000" // -1 to 3
          + "01" // one layer
          + "003366" // payload
          + "99ccff"
          + "e1d11d50"; // checksum

  private Bitstreams() {}

  static byte[] exampleBytes() {
    return HexFormat.of().parseHex(EXAMPLE);
  }

  static QuantizedTensor exampleTensor() {
    short[] symbols = {0, 51, 102, 153, 204, 255};
    return new QuantizedTensor(new FeatureShape(1, 2, 3), 8, new MinMaxRange(-1, 3), symbols);
  }

  /** The same bytes with the checksum that they ought to have. */
  static byte[] sealed(byte[] bytes) {
    byte[] sealed = bytes.clone();
    CRC32C crc = new CRC32C();
    crc.update(sealed, 0, sealed.length - 4);
    ByteBuffer.wrap(sealed).putInt(sealed.length - 4, (int) crc.getValue());
    return sealed;
  }

  /** The example with some bytes replaced, from an offset on. */
  static byte[] forged(int at, int... bytes) {
    byte[] forged = exampleBytes();
    for (int i = 0; i < bytes.length; i++) {
      forged[at + i] = (byte) bytes[i];
    }
    return sealed(forged);
  }

  /** The example with another header and payload. */
  static byte[] withHeader(byte[] header, byte[] payload) {
    byte[] example = exampleBytes();
    example[HEADER_LENGTH] = (byte) header.length;
    example[PAYLOAD_LENGTH] = (byte) payload.length;
    ByteBuffer whole = ByteBuffer.allocate(7 + header.length + payload.length + 4);
    whole.put(example, 0, 7).put(header).put(payload);
    return sealed(whole.array());
  }

  static byte[] exampleHeader() {
    return Arrays.copyOfRange(exampleBytes(), 7, PAYLOAD);
  }
}

package dev.narrows.cli.npy;

import dev.narrows.feature.FeatureShape;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the header of formats 1.0, 2.0 and 3.0. */
final class NumpyHeaderReader {
  private final String file;
  private final byte[] bytes;

  NumpyHeaderReader(String file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  NumpyHeader read() throws NumpyException {
    require(NumpyHeader.LENGTH_AT);
    byte[] magic = Arrays.copyOf(bytes, NumpyHeader.MAGIC.length);
    if (!Arrays.equals(magic, NumpyHeader.MAGIC)) {
      throw fault(0, "no .npy file: expected the bytes 93 4E 55 4D 50 59, found others");
    }
    int start = NumpyHeader.LENGTH_AT + lengthBytes();
    require(start);
    long end = start + littleEndian(NumpyHeader.LENGTH_AT, start);
    require(end);
    int length = (int) end;
    String text = new String(bytes, start, length - start, StandardCharsets.ISO_8859_1);
    NumpyDictionary dictionary = new NumpyDictionaryParser(file, text, start).parse();
    if (dictionary.fortranOrder()) {
      throw fault(
          start, "order: expected C order (numpy.ascontiguousarray gives it), found Fortran order");
    }
    return header(dictionary, start, length);
  }

  private NumpyHeader header(NumpyDictionary dictionary, int start, int length)
      throws NumpyException {
    String type = dictionary.type();
    NumpyType known =
        NumpyType.of(type.substring(Math.min(1, type.length())))
            .filter(found -> found.bytes() == 1 || type.charAt(0) != '|')
            .orElseThrow(() -> wrongType(type, start));
    ByteOrder order =
        switch (type.charAt(0)) {
          case '<', '|' -> ByteOrder.LITTLE_ENDIAN;
          case '>' -> ByteOrder.BIG_ENDIAN;
          default -> throw wrongType(type, start);
        };
    try {
      FeatureShape shape = NumpyHeader.shape(dictionary.shape());
      return new NumpyHeader(known, order, shape, length);
    } catch (IllegalArgumentException e) {
      throw fault(start, e.getMessage());
    }
  }

  private NumpyException wrongType(String type, int start) {
    return fault(
        start,
        "type: expected uint8, uint16, float16, float32 or float64 (|u1, <u2, <f2, <f4, <f8, or"
            + " > for <), found '"
            + type
            + "'");
  }

  /** How many bytes the length of the text takes. */
  private int lengthBytes() throws NumpyException {
    int major = bytes[NumpyHeader.VERSION_AT];
    int minor = bytes[NumpyHeader.VERSION_AT + 1];
    if (major < 1 || major > 3 || minor != 0) {
      throw fault(
          NumpyHeader.VERSION_AT,
          "format version: expected 1.0, 2.0 or 3.0, found "
              + (Byte.toUnsignedInt((byte) major) + "." + Byte.toUnsignedInt((byte) minor)));
    }
    return major == 1 ? 2 : 4;
  }

  private long littleEndian(int from, int to) {
    long value = 0;
    for (int i = to - 1; i >= from; i--) {
      value = value << Byte.SIZE | Byte.toUnsignedInt(bytes[i]);
    }
    return value;
  }

  private void require(long end) throws NumpyException {
    if (bytes.length < end) {
      throw fault(
          bytes.length,
          "header: expected " + end + " bytes, found the end of the file after " + bytes.length);
    }
  }

  private NumpyException fault(long offset, String fault) {
    return new NumpyException(file, offset, fault);
  }
}

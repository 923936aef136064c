package dev.narrows.feature.independent;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/** Sections "Layout", "Layers", "Extensions" and "Reading". */
record Container(
    String model,
    String codec,
    int bits,
    Shape shape,
    int quantiser,
    byte[] parameters,
    List<Layer> layers) {
  private static final int MAGIC = 0x8E4E5257;
  private static final int VERSION = 2;
  private static final int LEAST_HEADER = 16;
  private static final int MOST_ELEMENTS = 1 << 26;
  private static final int CHECKSUM = 4;

  /** Some of the channels and the bytes that hold them. */
  record Layer(int channels, byte[] bytes) {}

  private record LayerEntry(int channels, int bytes, int checksum) {}

  static Container read(byte[] whole) throws Refusal {
    ByteReader reader = new ByteReader(whole);
    Refusal.unless(reader.int32() == MAGIC, "the magic");
    int version = reader.unsigned8();
    int headerLength = reader.varint();
    int payloadLength = reader.varint();
    long length = (long) reader.position() + headerLength + payloadLength + CHECKSUM;
    Refusal.unless(whole.length == length, length + " bytes");
    Refusal.unless(checksum(whole, whole.length - CHECKSUM) == checksumAtEnd(whole), "no damage");
    Refusal.unless(version == VERSION, "version " + VERSION);
    Refusal.unless(headerLength >= LEAST_HEADER, "a header of at least 16 bytes");

    byte[] front = Arrays.copyOf(whole, reader.position() + headerLength);
    ByteReader header = new ByteReader(reader.bytes(headerLength));
    ByteReader payload = new ByteReader(reader.bytes(payloadLength));
    return header(header, front, payload);
  }

  private static Container header(ByteReader header, byte[] front, ByteReader payload)
      throws Refusal {
    String model = HexFormat.of().formatHex(header.bytes(16));
    String codec = new String(header.bytes(header.unsigned8()), StandardCharsets.ISO_8859_1);
    Refusal.unless(codec.matches("[a-z0-9:.-]{1,32}"), "a codec's name");
    int bits = header.unsigned8();
    Refusal.unless(bits >= 1 && bits <= 16, "1 to 16 bits");
    Shape shape = shape(header);
    int quantiser = header.unsigned8();
    byte[] parameters = header.bytes(header.varint());
    int count = header.varint();
    Refusal.unless(count >= 1 && count <= shape.channels(), "1 to as many layers as channels");
    List<LayerEntry> entries = new ArrayList<>();
    for (int i = 0; count > 1 && i < count; i++) {
      entries.add(new LayerEntry(header.varint(), header.varint(), header.int32()));
    }
    int end = count > 1 ? CHECKSUM : 0;
    while (header.left() > end) {
      extension(header);
    }
    if (count == 1) {
      header.requireEnd();
      Layer only = new Layer(shape.channels(), payload.bytes(payload.left()));
      return new Container(model, codec, bits, shape, quantiser, parameters, List.of(only));
    }
    Refusal.unless(
        header.int32() == checksum(front, front.length - CHECKSUM), "the front's checksum");
    header.requireEnd();
    List<Layer> layers = layers(entries, shape, payload);
    return new Container(model, codec, bits, shape, quantiser, parameters, layers);
  }

  private static Shape shape(ByteReader header) throws Refusal {
    int channels = header.varint();
    int height = header.varint();
    int width = header.varint();
    Refusal.unless(channels >= 1 && height >= 1 && width >= 1, "sides of at least 1");
    Refusal.unless((long) channels * height <= MOST_ELEMENTS, "at most 2^26 elements");
    Refusal.unless((long) channels * height * width <= MOST_ELEMENTS, "at most 2^26 elements");
    return new Shape(channels, height, width);
  }

  private static void extension(ByteReader header) throws Refusal {
    int tag = header.varint();
    Refusal.unless(tag % 2 == 0, "an extension that may be ignored");
    header.bytes(header.varint());
  }

  private static List<Layer> layers(List<LayerEntry> entries, Shape shape, ByteReader payload)
      throws Refusal {
    List<Layer> layers = new ArrayList<>();
    long channels = 0;
    for (LayerEntry entry : entries) {
      Refusal.unless(entry.channels() >= 1, "a layer of at least one channel");
      channels += entry.channels();
      byte[] bytes = payload.bytes(entry.bytes());
      Refusal.unless(checksum(bytes, bytes.length) == entry.checksum(), "the layer's checksum");
      layers.add(new Layer(entry.channels(), bytes));
    }
    Refusal.unless(channels == shape.channels(), "layers of all channels");
    payload.requireEnd();
    return layers;
  }

  /** Of the first bytes. */
  static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  /** The last four bytes. */
  static int checksumAtEnd(byte[] bytes) throws Refusal {
    Refusal.unless(bytes.length >= CHECKSUM, "a checksum");
    return new ByteReader(Arrays.copyOfRange(bytes, bytes.length - CHECKSUM, bytes.length)).int32();
  }
}

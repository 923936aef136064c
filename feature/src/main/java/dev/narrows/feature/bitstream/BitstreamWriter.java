package dev.narrows.feature.bitstream;

import dev.narrows.feature.bitstream.BitstreamHeader.Extension;
import java.nio.charset.StandardCharsets;

/** Writes what the grammar of {@link Bitstream} says. */
final class BitstreamWriter {
  private BitstreamWriter() {}

  static byte[] write(Bitstream bitstream) {
    ByteSink whole = new ByteSink().bytes(front(bitstream));
    bitstream.payloads().forEach(whole::bytes);
    byte[] checked = whole.toBytes();
    return whole.int32(BitstreamFormat.checksum(checked, checked.length)).toBytes();
  }

  /** Everything before the payload. */
  static byte[] front(Bitstream bitstream) {
    byte[] header = fields(bitstream);
    boolean layered = bitstream.payloads().size() > 1;
    ByteSink front =
        new ByteSink()
            .int32(BitstreamFormat.MAGIC)
            .unsignedByte(BitstreamFormat.VERSION)
            .varint(header.length + (layered ? BitstreamFormat.CRC_BYTES : 0))
            .varint(bitstream.header().payloadBytes())
            .bytes(header);
    byte[] checked = front.toBytes();
    return layered
        ? front.int32(BitstreamFormat.checksum(checked, checked.length)).toBytes()
        : checked;
  }

  private static byte[] fields(Bitstream bitstream) {
    BitstreamHeader header = bitstream.header();
    byte[] codec = header.codec().getBytes(StandardCharsets.US_ASCII);
    byte[] parameters = header.reconstruction().read(new ParameterWriter());
    ByteSink fields =
        new ByteSink()
            .bytes(header.model().bytes())
            .unsignedByte(codec.length)
            .bytes(codec)
            .unsignedByte(header.bits())
            .varint(header.shape().channels())
            .varint(header.shape().height())
            .varint(header.shape().width())
            .unsignedByte(header.reconstruction().read(new QuantizerKinds()))
            .varint(parameters.length)
            .bytes(parameters);
    layers(fields, bitstream);
    for (Extension extension : header.extensions()) {
      fields.varint(extension.tag()).varint(extension.content().length).bytes(extension.content());
    }
    return fields.toBytes();
  }

  private static void layers(ByteSink fields, Bitstream bitstream) {
    int count = bitstream.payloads().size();
    fields.varint(count);
    for (int i = 0; i < count && count > 1; i++) {
      byte[] payload = bitstream.payloads().get(i);
      fields
          .varint(bitstream.header().layers().get(i).channels())
          .varint(payload.length)
          .int32(BitstreamFormat.checksum(payload, payload.length));
    }
  }
}

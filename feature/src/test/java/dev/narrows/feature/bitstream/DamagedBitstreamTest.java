package dev.narrows.feature.bitstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.MalformedBitstreamException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** One clear error for each way in which a bitstream can be wrong. */
class DamagedBitstreamTest {
  @Test
  void cutAnywhere() throws Exception {
    byte[] whole = Bitstreams.exampleBytes();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertRefused(cut, "truncated", length);
      try (ByteArrayInputStream in = new ByteArrayInputStream(cut)) {
        assertThatExceptionOfType(MalformedBitstreamException.class)
            .isThrownBy(() -> Bitstream.read(in, 1000))
            .withMessageContaining("truncated");
      }
    }
  }

  @Test
  void anyBitFlipped() {
    byte[] bytes = Bitstreams.exampleBytes();
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThatExceptionOfType(MalformedBitstreamException.class)
          .as("bit %d", bit)
          .isThrownBy(() -> Bitstream.read(bytes));
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
    }
  }

  @Test
  void notABitstream() {
    byte[] text =
        "some other file, of any length".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    assertRefused(text, "no bitstream: expected magic 8E4E5257, found 736F6D65", 0);
  }

  @Test
  void bytesAfterTheEnd() {
    byte[] whole = Bitstreams.exampleBytes();
    byte[] longer = Arrays.copyOf(whole, whole.length + 3);
    assertRefused(longer, "trailing bytes: expected 52, found 55", whole.length);
  }

  @Test
  void wrongChecksum() {
    byte[] bytes = Bitstreams.exampleBytes();
    bytes[Bitstreams.PAYLOAD]++;
    assertRefused(bytes, "damaged bitstream: expected CRC-32C", bytes.length - 4);
  }

  @Test
  void versionZero() {
    assertRefused(Bitstreams.forged(Bitstreams.VERSION, 0), "format version", Bitstreams.VERSION);
  }

  @Test
  void headerTooShortForAModel() {
    byte[] bytes = Bitstreams.forged(Bitstreams.HEADER_LENGTH, 15, 26);
    assertRefused(bytes, "header length: expected at least 16, found 15", 5);
  }

  @Test
  void headerLongerThanItsFields() {
    byte[] header = Arrays.copyOf(Bitstreams.exampleHeader(), 36);
    byte[] bytes = Bitstreams.withHeader(header, new byte[6]);
    assertRefused(bytes, "extension's length", Bitstreams.PAYLOAD + 1);
  }

  @Test
  void headerShorterThanItsFields() {
    for (int length = 16; length < 35; length++) {
      byte[] header = Arrays.copyOf(Bitstreams.exampleHeader(), length);
      assertRefused(Bitstreams.withHeader(header, new byte[6]), "truncated", 7 + length);
    }
  }

  @Test
  void codecNameOfOtherCharacters() {
    int offset = Bitstreams.CODEC;
    assertRefused(Bitstreams.forged(offset, 3, 'R', 'A', 'W'), "codec name", offset);
    assertRefused(Bitstreams.forged(offset, 0), "codec name", offset);
    assertRefused(Bitstreams.forged(offset, 3, 'r', 0xE4, 'w'), "codec name", offset);
  }

  @Test
  void depthOutOfRange() {
    assertRefused(Bitstreams.forged(Bitstreams.BITS, 0), "bit depth", Bitstreams.BITS);
    assertRefused(Bitstreams.forged(Bitstreams.BITS, 17), "bit depth", Bitstreams.BITS);
  }

  @Test
  void emptyShape() {
    byte[] bytes = Bitstreams.forged(Bitstreams.SHAPE, 1, 0, 3);
    assertRefused(bytes, "expected positive dimensions, found 1x0x3", Bitstreams.SHAPE);
  }

  @Test
  void shapeOfMoreElementsThanAllowed() {
    // 2^31 - 1 channels of the rest of the example's bytes: refused before anything is allocated.
    byte[] header = Bitstreams.exampleHeader();
    byte[] longer = new byte[header.length + 4];
    int shape = Bitstreams.SHAPE - 7;
    System.arraycopy(header, 0, longer, 0, shape);
    byte[] most = {-1, -1, -1, -1, 7};
    System.arraycopy(most, 0, longer, shape, most.length);
    System.arraycopy(header, shape + 1, longer, shape + 5, header.length - shape - 1);
    byte[] bytes = Bitstreams.withHeader(longer, new byte[6]);
    assertRefused(bytes, "expected at most 67108864 elements", Bitstreams.SHAPE);
  }

  @Test
  void numberNotInItsShortestForm() {
    byte[] bytes = Bitstreams.forged(Bitstreams.SHAPE, 0x81, 0x00, 0x03);
    assertRefused(bytes, "channels: expected a varint", Bitstreams.SHAPE);
  }

  @Test
  void numberBeyond31Bits() {
    byte[] bytes = Bitstreams.forged(Bitstreams.SHAPE, 0xFF, 0xFF, 0xFF, 0xFF, 0x08);
    assertRefused(bytes, "channels: expected a varint below 2^31", Bitstreams.SHAPE);
  }

  @Test
  void rangeThatIsNone() {
    int offset = Bitstreams.RANGE;
    assertRefused(Bitstreams.forged(offset, 0x7F, 0xC0), "finite min <= max", offset);
    assertRefused(Bitstreams.forged(offset, 0x41, 0x80), "finite min <= max", offset);
  }

  @Test
  void parametersOfAnotherLength() {
    int offset = Bitstreams.PARAMETER_LENGTH;
    assertRefused(Bitstreams.forged(offset, 7), "truncated: expected 4 bytes", offset + 8);
    assertRefused(Bitstreams.forged(offset, 9), "in their one encoding", offset + 1);
    assertRefused(Bitstreams.forged(offset, 100), "expected 100 bytes of parameters", 42);
  }

  @Test
  void layersThatTheTensorHasNot() {
    int offset = Bitstreams.LAYERS;
    assertRefused(Bitstreams.forged(offset, 0), "layers: expected 1 to 1, found 0", offset);
    assertRefused(Bitstreams.forged(offset, 2), "layers: expected 1 to 1, found 2", offset);
  }

  private static void assertRefused(byte[] bytes, String message, long offset) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Bitstream.read(bytes))
        .isInstanceOf(MalformedBitstreamException.class)
        .withMessageContaining(message)
        .withMessageEndingWith("(at byte " + offset + ")")
        .satisfies(e -> assertThat(((MalformedBitstreamException) e).offset()).isEqualTo(offset));
  }
}

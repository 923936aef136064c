package dev.narrows.feature.bitstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.UnsupportedBitstreamException;
import dev.narrows.feature.WrongModelException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatentBitstreamTest {
  /** The worked example of docs/bitstream.md, without its checksum. */
  private static final String EXAMPLE =
      "8e4e5257" // magic
          + "03" // version
          + "0a" // header length 10
          + "05" // payload length
          + "000102030405" // model
          + "1020" // 16 rows, 32 columns
          + "15" // rate 5, two layers
          + "02" // bytes of the first layer
          + "a1a2" // payload
          + "b1b2b3"
          + "00000000"; // where the checksum belongs

  @TempDir private Path folder;

  private static LatentBitstream example() {
    return LatentBitstream.of(
        Bitstreams.MODEL,
        16,
        32,
        5,
        List.of(HexFormat.of().parseHex("a1a2"), HexFormat.of().parseHex("b1b2b3")));
  }

  private static byte[] exampleBytes() {
    return Bitstreams.sealed(HexFormat.of().parseHex(EXAMPLE));
  }

  @Test
  void writesAndReadsTheDocumentedExample() throws Exception {
    assertThat(example().write()).isEqualTo(exampleBytes());
    LatentBitstream read = LatentBitstream.read(exampleBytes());
    assertThat(read.height()).isEqualTo(16);
    assertThat(read.width()).isEqualTo(32);
    assertThat(read.rate()).isEqualTo(5);
    assertThat(read.payloads()).containsExactly(example().payloads().toArray(byte[][]::new));
    assertThat(read.write()).isEqualTo(exampleBytes());
  }

  @Test
  void itsSideInformationIsSmall() {
    List<byte[]> payloads = List.of(new byte[200], new byte[400]);
    LatentBitstream two = LatentBitstream.of(Bitstreams.MODEL, 16, 32, 31, payloads);
    assertThat(two.sideInformationBytes()).isEqualTo(23);
    assertThat(two.bytes()).isEqualTo(623);
    assertThat(two.write()).hasSize(623);
    assertThat(two.withLayers(1).sideInformationBytes()).isEqualTo(21);
    assertThat(two.withLayers(1).write()).hasSize(221);
  }

  @Property(tries = 300)
  void whatIsWrittenIsRead(
      @ForAll @Size(min = 1, max = 4) List<byte[]> payloads,
      @ForAll @IntRange(min = 1, max = 8192) int height,
      @ForAll @IntRange(min = 1, max = 8192) int width,
      @ForAll @IntRange(min = 0, max = (1 << 29) - 1) int rate)
      throws Exception {
    LatentBitstream latents = LatentBitstream.of(Bitstreams.MODEL, height, width, rate, payloads);
    byte[] bytes = latents.write();
    assertThat(bytes).hasSize(latents.bytes());
    LatentBitstream read = LatentBitstream.read(bytes);
    assertThat(read.write()).isEqualTo(bytes);
    assertThat(read.model()).isEqualTo(latents.model());
    assertThat(read.payloads()).containsExactly(payloads.toArray(byte[][]::new));
    for (int layers = 1; layers <= payloads.size(); layers++) {
      LatentBitstream fewer = LatentBitstream.read(read.withLayers(layers).write());
      assertThat(fewer.payloads())
          .containsExactly(payloads.subList(0, layers).toArray(byte[][]::new));
    }
  }

  @Test
  void eitherVersionIsReadByItsVersion() throws Exception {
    assertThat(CodedFeatures.read(exampleBytes()).write()).isEqualTo(exampleBytes());
    assertThat(CodedFeatures.read(exampleBytes())).isInstanceOf(LatentBitstream.class);
    assertThat(CodedFeatures.read(Bitstreams.exampleBytes())).isInstanceOf(Bitstream.class);
    try (ByteArrayInputStream in = new ByteArrayInputStream(exampleBytes())) {
      assertThat(CodedFeatures.read(in, 100).write()).isEqualTo(exampleBytes());
      assertThat(in.read()).isEqualTo(-1);
    }
    assertThatExceptionOfType(UnsupportedBitstreamException.class)
        .isThrownBy(() -> CodedFeatures.read(Bitstreams.forged(Bitstreams.VERSION, 4)))
        .withMessageContaining("too new");
  }

  @Test
  void filesHoldEither() throws Exception {
    Path file = folder.resolve("picture.nrw");
    BitstreamFile.write(example(), file);
    assertThat(BitstreamFile.readAny(file, 100).write()).isEqualTo(exampleBytes());
    assertThatExceptionOfType(UnsupportedBitstreamException.class)
        .isThrownBy(() -> BitstreamFile.read(file, 100))
        .withMessageContaining(file + ": bitstream of latents");
    Files.write(file, Arrays.copyOf(exampleBytes(), exampleBytes().length + 2));
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> BitstreamFile.readAny(file, 100))
        .withMessageContaining(file + ": trailing bytes");
    BitstreamFile.write(Bitstream.read(Bitstreams.exampleBytes()), file);
    assertThat(BitstreamFile.readAny(file, 100)).isInstanceOf(Bitstream.class);
  }

  @Test
  void whoExpectsTheOtherIsToldSo() {
    assertThatExceptionOfType(UnsupportedBitstreamException.class)
        .isThrownBy(() -> Bitstream.read(exampleBytes()))
        .withMessageContaining("bitstream of latents: expected features of format version 2");
    assertThatExceptionOfType(UnsupportedBitstreamException.class)
        .isThrownBy(() -> LatentBitstream.read(Bitstreams.exampleBytes()))
        .withMessageContaining("too old: its format version is 2, this reader knows version 3");
  }

  @Test
  void anotherModelIsRefusedByName() throws Exception {
    LatentBitstream latents = LatentBitstream.read(exampleBytes());
    assertThat(latents.requireModel(Bitstreams.MODEL)).isSameAs(latents);
    ModelIdentity other = new ModelIdentity("ff".repeat(16));
    assertThatExceptionOfType(WrongModelException.class)
        .isThrownBy(() -> latents.requireModel(other))
        .withMessageContaining("expected model " + other + ", found 000102030405");
  }

  @Test
  void theFirstSixBytesOfTheModelAreSent() throws Exception {
    ModelIdentity model = new ModelIdentity("ff80ffa0ff01" + "00".repeat(10));
    List<byte[]> payloads = List.of(new byte[1]);
    LatentBitstream sent = LatentBitstream.of(model, 1, 1, 0, payloads);
    LatentBitstream read = LatentBitstream.read(sent.write());
    assertThat(read.model()).isEqualTo(0xff80ffa0ff01L);
    assertThat(read.modelHex()).isEqualTo("ff80ffa0ff01");
    assertThat(read.requireModel(new ModelIdentity("ff80ffa0ff01" + "01".repeat(10))))
        .isSameAs(read);
    for (int bit = 0; bit < 48; bit++) {
      long off = sent.model() ^ 1L << bit;
      LatentBitstream other =
          LatentBitstream.read(new LatentBitstream(off, 1, 1, 0, payloads).write());
      assertThat(other.model()).isEqualTo(off);
      assertThatExceptionOfType(WrongModelException.class)
          .isThrownBy(() -> other.requireModel(model))
          .withMessageContaining("found " + other.modelHex());
    }
    LatentBitstream none = LatentBitstream.of(ModelIdentity.NONE, 1, 1, 0, payloads);
    assertThat(none.modelHex()).isEqualTo("000000000000");
  }

  @Test
  void cutAnywhereOrWithAByteTooMany() {
    byte[] whole = exampleBytes();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertRefused(cut, "truncated");
    }
    assertRefused(Arrays.copyOf(whole, whole.length + 1), "trailing bytes");
  }

  @Test
  void anyBitFlipped() {
    byte[] bytes = exampleBytes();
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
      assertRefused(bytes, "");
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
    }
  }

  @Test
  void anOversizedOneIsRefusedUnread() throws Exception {
    try (ByteArrayInputStream in = new ByteArrayInputStream(exampleBytes())) {
      assertThatExceptionOfType(MalformedBitstreamException.class)
          .isThrownBy(() -> CodedFeatures.read(in, 20))
          .withMessageContaining("oversized");
    }
  }

  @Test
  void headersThatSayWhatCannotBe() {
    assertRefused(forged(5, 0x05, 0x0A), "header length: expected at least 6, found 5");
    assertRefused(forged(13, 0), "expected positive dimensions, found 1x0x32");
    assertRefused(forged(16, 6), "layer: expected at most 5 bytes, found 6");
    assertRefused(forged(15, 0x14), "header: expected its end, found 1 bytes more");
    assertRefused(forged(15, 0x16), "truncated");
  }

  @Property(tries = 2000)
  void anyForgeryIsABitstreamOfOneEncodingOrRefused(
      @ForAll @IntRange(min = 4, max = 20) int at,
      @ForAll @IntRange(min = 0, max = 255) int first,
      @ForAll @IntRange(min = 0, max = 255) int second) {
    byte[] bytes = forged(at, first, second);
    try {
      assertThat(CodedFeatures.read(bytes).write()).isEqualTo(bytes);
    } catch (MalformedBitstreamException e) {
      assertThat(e.offset()).isBetween(0L, (long) bytes.length);
    } catch (IOException e) {
      assertThat(e).isInstanceOf(UnsupportedBitstreamException.class);
    }
  }

  @Test
  void whatNoWriterMayAskFor() {
    List<byte[]> five = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      five.add(new byte[1]);
    }
    ModelIdentity model = Bitstreams.MODEL;
    assertThatIllegalArgumentException().isThrownBy(() -> LatentBitstream.of(model, 1, 1, 0, five));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LatentBitstream.of(model, 1, 1, 0, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LatentBitstream.of(model, 1, 1, -1, five.subList(0, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LatentBitstream.of(model, 0, 1, 0, five.subList(0, 1)));
    for (long none : new long[] {-1, 1L << 48}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new LatentBitstream(none, 1, 1, 0, five.subList(0, 1)))
          .withMessageContaining("latent model: expected 0 to 281474976710655, found " + none);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> example().withLayers(3));
    assertThatIllegalArgumentException().isThrownBy(() -> example().withLayers(0));
  }

  private static byte[] forged(int at, int... values) {
    byte[] forged = exampleBytes();
    for (int i = 0; i < values.length; i++) {
      forged[at + i] = (byte) values[i];
    }
    return Bitstreams.sealed(forged);
  }

  private static void assertRefused(byte[] bytes, String message) {
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> LatentBitstream.read(bytes))
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.offset()).isBetween(0L, (long) bytes.length));
  }
}

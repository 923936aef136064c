package dev.narrows.feature.bitstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.UnsupportedBitstreamException;
import dev.narrows.feature.WrongModelException;
import dev.narrows.feature.bitstream.LatentBitstream.Layer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
          + "09" // header length 9
          + "05" // payload length
          + "00010203" // model
          + "1020" // 16 rows, 32 columns
          + "15" // base layer of rate 5, and one more layer
          + "02" // bytes of the base layer
          + "28" // rate 40 of the other layer
          + "a1a2" // payload
          + "b1b2b3"
          + "00000000"; // where the checksum belongs

  @TempDir private Path folder;

  private static LatentBitstream example() {
    return LatentBitstream.of(
        Bitstreams.MODEL,
        16,
        32,
        List.of(
            new Layer(5, HexFormat.of().parseHex("a1a2")),
            new Layer(40, HexFormat.of().parseHex("b1b2b3"))));
  }

  private static byte[][] payloads(LatentBitstream latents) {
    return latents.layers().stream().map(Layer::payload).toArray(byte[][]::new);
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
    assertThat(read.rates()).containsExactly(5, 40);
    assertThat(payloads(read)).isDeepEqualTo(payloads(example()));
    assertThat(read.write()).isEqualTo(exampleBytes());
  }

  @Test
  void itsSideInformationIsSmall() {
    List<Layer> layers = List.of(new Layer(31, new byte[200]), new Layer(56, new byte[400]));
    LatentBitstream two = LatentBitstream.of(Bitstreams.MODEL, 16, 32, layers);
    assertThat(two.sideInformationBytes()).isEqualTo(22);
    assertThat(two.bytes()).isEqualTo(622);
    assertThat(two.write()).hasSize(622);
    LatentBitstream one = LatentBitstream.of(Bitstreams.MODEL, 16, 32, layers.subList(0, 1));
    assertThat(one.sideInformationBytes()).isEqualTo(19);
    assertThat(one.write()).hasSize(219);
  }

  @Property(tries = 300)
  void whatIsWrittenIsRead(
      @ForAll @Size(min = 1, max = 4) List<byte[]> payloads,
      @ForAll @IntRange(min = 1, max = 8192) int height,
      @ForAll @IntRange(min = 1, max = 8192) int width,
      @ForAll @IntRange(min = 0, max = (1 << 29) - 1) int rate)
      throws Exception {
    List<Layer> layers = new ArrayList<>();
    payloads.forEach(payload -> layers.add(new Layer(rate >>> (5 * layers.size()), payload)));
    LatentBitstream latents = LatentBitstream.of(Bitstreams.MODEL, height, width, layers);
    byte[] bytes = latents.write();
    assertThat(bytes).hasSize(latents.bytes());
    LatentBitstream read = LatentBitstream.read(bytes);
    assertThat(read.write()).isEqualTo(bytes);
    assertThat(read.model()).isEqualTo(latents.model());
    assertThat(read.rates()).isEqualTo(latents.rates());
    assertThat(payloads(read)).isDeepEqualTo(payloads.toArray(byte[][]::new));
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
        .withMessageContaining("expected model " + other + ", found 00010203");
  }

  @Test
  void theFirstFourBytesOfTheModelAreSent() throws Exception {
    ModelIdentity model = new ModelIdentity("ff80ffa0" + "00".repeat(12));
    List<Layer> layers = List.of(new Layer(0, new byte[1]));
    LatentBitstream sent = LatentBitstream.of(model, 1, 1, layers);
    LatentBitstream read = LatentBitstream.read(sent.write());
    assertThat(read.model()).isEqualTo(0xff80ffa0);
    assertThat(read.modelHex()).isEqualTo("ff80ffa0");
    assertThat(read.requireModel(new ModelIdentity("ff80ffa0" + "01".repeat(12)))).isSameAs(read);
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      int off = sent.model() ^ 1 << bit;
      LatentBitstream other = LatentBitstream.read(new LatentBitstream(off, 1, 1, layers).write());
      assertThat(other.model()).isEqualTo(off);
      assertThatExceptionOfType(WrongModelException.class)
          .isThrownBy(() -> other.requireModel(model))
          .withMessageContaining("found " + other.modelHex());
    }
    LatentBitstream none = LatentBitstream.of(ModelIdentity.NONE, 1, 1, layers);
    assertThat(none.modelHex()).isEqualTo("00000000");
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
    assertRefused(forged(5, 0x03, 0x0B), "header length: expected at least 4, found 3");
    assertRefused(forged(11, 0), "expected positive dimensions, found 1x0x32");
    assertRefused(forged(14, 6), "layer: expected at most 5 bytes, found 6");
    assertRefused(forged(13, 0x14), "header: expected its end, found 2 bytes more");
    assertRefused(forged(13, 0x16), "truncated");
    byte[] fine =
        HexFormat.of()
            .parseHex(EXAMPLE.replace("09" + "05", "0d05").replace("0228", "02ffffffff07"));
    assertRefused(Bitstreams.sealed(fine), "layer's rate: expected at most 536870911, found");
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
    List<Layer> five = Collections.nCopies(5, new Layer(0, new byte[1]));
    ModelIdentity model = Bitstreams.MODEL;
    assertThatIllegalArgumentException().isThrownBy(() -> LatentBitstream.of(model, 1, 1, five));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LatentBitstream.of(model, 1, 1, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LatentBitstream.of(model, 0, 1, five.subList(0, 1)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Layer(-1, new byte[1]));
    assertThatIllegalArgumentException().isThrownBy(() -> new Layer(1 << 29, new byte[1]));
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

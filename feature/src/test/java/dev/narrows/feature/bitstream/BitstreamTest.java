package dev.narrows.feature.bitstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.narrows.feature.FeatureCodecRegistry;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.RawCodec;
import dev.narrows.feature.Tensors;
import dev.narrows.feature.UnknownCodecException;
import dev.narrows.feature.UnsupportedBitstreamException;
import dev.narrows.feature.WrongModelException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitstreamTest {
  private static final FeatureCodecRegistry RAW = name -> new RawCodec();

  @Test
  void writesTheDocumentedExample() throws Exception {
    Bitstream bitstream =
        Bitstream.encode(Bitstreams.MODEL, new RawCodec(), Bitstreams.exampleTensor());
    assertThat(bitstream.write()).asHexString().isEqualTo(hex(Bitstreams.exampleBytes()));
  }

  @Test
  void readsTheDocumentedExample() throws Exception {
    Bitstream bitstream = Bitstream.read(Bitstreams.exampleBytes());

    assertThat(bitstream.header().model()).isEqualTo(Bitstreams.MODEL);
    assertThat(bitstream.header().codec()).isEqualTo("raw");
    QuantizedTensor tensor = bitstream.decode(RAW);
    assertThat(tensor.shape()).isEqualTo(new FeatureShape(1, 2, 3));
    assertThat(tensor.bits()).isEqualTo(8);
    assertThat(tensor.reconstruction()).isEqualTo(new MinMaxRange(-1, 3));
    assertThat(tensor.symbols()).isEqualTo(Bitstreams.exampleTensor().symbols());
  }

  @Test
  void itsSideInformationIsSmall() {
    BitstreamHeader header =
        new BitstreamHeader(
            Bitstreams.MODEL,
            "png",
            new FeatureShape(256, 16, 32),
            8,
            new MinMaxRange(0, 1),
            List.of(new BitstreamHeader.Layer(256, 60_000)),
            List.of());
    Bitstream bitstream = new Bitstream(header, List.of(new byte[60_000]));
    assertThat(bitstream.sideInformationBytes()).isEqualTo(49);
    assertThat(bitstream.bytes()).isEqualTo(60_049);
    assertThat(bitstream.write()).hasSize(60_049);
  }

  @Property(tries = 200)
  void whatIsWrittenIsRead(
      @ForAll Tensors.Kind kind,
      @ForAll @IntRange(min = 1, max = 300) int channels,
      @ForAll @IntRange(min = 1, max = 16) int height,
      @ForAll @IntRange(min = 1, max = 16) int bits,
      @ForAll long seed)
      throws Exception {
    QuantizedTensor tensor = Tensors.of(kind, new FeatureShape(channels, height, 3), bits, seed);
    byte[] bytes = Bitstream.encode(Bitstreams.MODEL, new RawCodec(), tensor).write();

    Bitstream read = Bitstream.read(bytes);
    QuantizedTensor decoded = read.requireModel(Bitstreams.MODEL).decode(RAW);

    assertThat(read.write()).isEqualTo(bytes);
    assertThat(decoded.shape()).isEqualTo(tensor.shape());
    assertThat(decoded.reconstruction()).isEqualTo(tensor.reconstruction());
    assertThat(decoded.symbols()).isEqualTo(tensor.symbols());
  }

  @Test
  void aStreamGivesOneBitstreamAfterTheOther() throws Exception {
    byte[] one = Bitstreams.exampleBytes();
    byte[] two = Arrays.copyOf(one, 2 * one.length);
    System.arraycopy(one, 0, two, one.length, one.length);
    try (ByteArrayInputStream in = new ByteArrayInputStream(two)) {
      assertThat(Bitstream.read(in, one.length).write()).isEqualTo(one);
      assertThat(Bitstream.read(in, one.length).write()).isEqualTo(one);
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void aBitstreamBeyondTheReadersLimitIsRefusedUnread() throws Exception {
    // Declares 2 GiB of payload; the stream holds no more than its first bytes.
    int[] huge = {0xFF, 0xFF, 0xFF, 0xFF, 0x07};
    byte[] forged = Bitstreams.forged(Bitstreams.PAYLOAD_LENGTH, huge);
    try (ByteArrayInputStream in = new ByteArrayInputStream(forged)) {
      assertThatExceptionOfType(MalformedBitstreamException.class)
          .isThrownBy(() -> Bitstream.read(in, 1 << 20))
          .withMessageContaining("oversized: expected at most 1048576 bytes, declared 2147483697");
    }
    try (ByteArrayInputStream in = new ByteArrayInputStream(forged)) {
      assertThatExceptionOfType(MalformedBitstreamException.class)
          .isThrownBy(() -> Bitstream.read(in, Long.MAX_VALUE))
          .withMessageContaining("oversized");
    }
  }

  @Test
  void aBitstreamOfAnotherModelIsRefusedByName() throws Exception {
    Bitstream bitstream = Bitstream.read(Bitstreams.exampleBytes());
    ModelIdentity other = new ModelIdentity("ff".repeat(16));
    assertThat(bitstream.requireModel(Bitstreams.MODEL)).isSameAs(bitstream);
    assertThatExceptionOfType(WrongModelException.class)
        .isThrownBy(() -> bitstream.requireModel(other))
        .withMessage(
            "bitstream of another model: expected model " + other + ", found " + Bitstreams.MODEL);
  }

  @Test
  void aFaultInThePayloadIsLocatedInTheWhole() throws Exception {
    // 3 bits a symbol, where the second symbol is 51.
    Bitstream bitstream = Bitstream.read(Bitstreams.forged(Bitstreams.BITS, 3));
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> bitstream.decode(RAW))
        .withMessageContaining("bitstream of codec raw: raw payload")
        .satisfies(e -> assertThat(e.offset()).isEqualTo(Bitstreams.PAYLOAD + 1));
  }

  @Test
  void aCodecThatNobodyKnowsIsTheRegistrysToRefuse() throws Exception {
    Bitstream bitstream = Bitstream.read(Bitstreams.exampleBytes());
    FeatureCodecRegistry none =
        name -> {
          throw new UnknownCodecException(name);
        };
    assertThatExceptionOfType(UnknownCodecException.class).isThrownBy(() -> bitstream.decode(none));
  }

  @Test
  void aNewerVersionIsTooNewAndNotDamaged() {
    byte[] newer = Bitstreams.forged(Bitstreams.VERSION, 4);
    assertThatExceptionOfType(UnsupportedBitstreamException.class)
        .isThrownBy(() -> Bitstream.read(newer))
        .withMessageContaining("too new: its format version is 4, this reader knows version 2");
    // The same byte without the checksum is damage.
    byte[] damaged = Bitstreams.exampleBytes();
    damaged[Bitstreams.VERSION] = 3;
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> Bitstream.read(damaged))
        .withMessageContaining("damaged bitstream: expected CRC-32C");
  }

  @Test
  void theFirstVersionIsTooOld() {
    assertThatExceptionOfType(UnsupportedBitstreamException.class)
        .isThrownBy(() -> Bitstream.read(Bitstreams.forged(Bitstreams.VERSION, 1)))
        .withMessageContaining("too old: its format version is 1");
  }

  @Test
  void extensionsOfEvenTagsAreKeptAndOfOddTagsRefused() throws Exception {
    byte[] header = Arrays.copyOf(Bitstreams.exampleHeader(), 39);
    byte[] extension = {6, 2, 70, 71};
    System.arraycopy(extension, 0, header, 35, 4);
    byte[] bytes = Bitstreams.withHeader(header, new byte[6]);

    Bitstream read = Bitstream.read(bytes);

    assertThat(read.header().extensions()).extracting(e -> e.tag()).containsExactly(6);
    assertThat(read.header().extensions().get(0).content()).isEqualTo(new byte[] {70, 71});
    assertThat(read.write()).isEqualTo(bytes);
    assertThat(read.decode(RAW).symbols()).containsOnly(0);
    header[35] = 7;
    assertThatExceptionOfType(UnsupportedBitstreamException.class)
        .isThrownBy(() -> Bitstream.read(Bitstreams.withHeader(header, new byte[6])))
        .withMessageContaining("tag 7");
  }

  @Test
  void anUnknownQuantiserIsNotDamage() {
    assertThatExceptionOfType(UnsupportedBitstreamException.class)
        .isThrownBy(() -> Bitstream.read(Bitstreams.forged(Bitstreams.KIND, 9)))
        .withMessageContaining("unknown quantiser: expected kinds 0 to 3, found 9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PNG", "a b", "jpeg:95;", "123456789012345678901234567890123"})
  void codecNamesAreShortAndPlain(String name) {
    FeatureShape shape = new FeatureShape(1, 1, 1);
    MinMaxRange range = new MinMaxRange(0, 1);
    List<BitstreamHeader.Layer> layers = List.of(new BitstreamHeader.Layer(1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new BitstreamHeader(Bitstreams.MODEL, name, shape, 8, range, layers, List.of()));
  }

  @Property(tries = 2000)
  void anyBytesAreABitstreamOrRefused(@ForAll byte[] bytes) {
    assertReadOrRefused(bytes);
  }

  @Property(tries = 5000)
  void anyForgeryIsABitstreamOfOneEncodingOrRefused(
      @ForAll @IntRange(min = Bitstreams.VERSION, max = Bitstreams.PAYLOAD) int at,
      @ForAll @IntRange(min = 0, max = 255) int first,
      @ForAll @IntRange(min = 0, max = 255) int second) {
    assertReadOrRefused(Bitstreams.forged(at, first, second));
  }

  private static void assertReadOrRefused(byte[] bytes) {
    try {
      assertThat(Bitstream.read(bytes).write()).isEqualTo(bytes);
    } catch (MalformedBitstreamException e) {
      assertThat(e.offset()).isBetween(0L, (long) bytes.length);
    } catch (IOException e) {
      assertThat(e).isInstanceOf(UnsupportedBitstreamException.class);
    }
  }

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().withUpperCase().formatHex(bytes);
  }
}

package dev.narrows.feature.bitstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecRegistry;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.RawCodec;
import dev.narrows.feature.Tensors;
import dev.narrows.feature.UnsupportedBitstreamException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LayersTest {
  private static final FeatureCodecRegistry RAW = name -> new RawCodec();
  private static final FeatureShape SHAPE = new FeatureShape(7, 4, 5);
  private static final int PLANE = 20;
  private static final List<Integer> LAYERS = List.of(1, 2, 4);

  @TempDir private Path folder;

  @Test
  void allOfThemAreTheTensor() throws Exception {
    QuantizedTensor tensor = tensor();
    byte[] bytes = layered(tensor);
    Bitstream read = Bitstream.read(bytes);

    assertThat(read.write()).isEqualTo(bytes);
    assertThat(read.decode(RAW).symbols()).isEqualTo(tensor.symbols());
    assertThat(read.header().layers())
        .extracting(BitstreamHeader.Layer::bytes)
        .containsExactly(PLANE, 2 * PLANE, 4 * PLANE);
  }

  @Test
  void eachIsSomeOfItsChannels() throws Exception {
    Bitstream read = Bitstream.read(layered(tensor()));

    QuantizedTensor layer = read.decodeLayer(1, RAW);

    assertThat(layer.shape()).isEqualTo(new FeatureShape(2, 4, 5));
    assertThat(layer.symbols()).isEqualTo(Arrays.copyOfRange(tensor().symbols(), PLANE, 3 * PLANE));
  }

  @Test
  void eachGoesThroughTheCodecOfItsChannels() throws Exception {
    QuantizedTensor tensor = tensor();
    byte[] bytes = Bitstream.encode(Bitstreams.MODEL, new MarkingCodec(0), tensor, LAYERS).write();

    Bitstream read = Bitstream.read(bytes);

    assertThat(read.payloads()).extracting(p -> (int) p[0]).containsExactly(0, 1, 3);
    assertThat(read.decode(name -> new MarkingCodec(0)).symbols()).isEqualTo(tensor.symbols());
  }

  @Test
  void oneIsReadWithoutTheOthers() throws Exception {
    byte[] bytes = layered(tensor());
    int payload = bytes.length - 4 - 7 * PLANE;
    Arrays.fill(bytes, payload, payload + PLANE, (byte) 0x55);
    Arrays.fill(bytes, payload + 3 * PLANE, bytes.length, (byte) 0x55);
    Path file = Files.write(folder.resolve("picture.nrw"), bytes);

    try (LayerReader layers = LayerReader.open(file, payload)) {
      assertThat(layers.header().layers()).hasSize(3);
      assertThat(layers.decodeLayer(1, RAW).symbols())
          .isEqualTo(Arrays.copyOfRange(tensor().symbols(), PLANE, 3 * PLANE));
      assertThatExceptionOfType(MalformedBitstreamException.class)
          .isThrownBy(() -> layers.decodeLayer(0, RAW))
          .withMessageContaining(file + ": damaged layer 0")
          .satisfies(e -> assertThat(e.offset()).isEqualTo(payload));
    }
  }

  @Test
  void itsReaderHoldsNoMoreThanAllowed() throws Exception {
    Path file = Files.write(folder.resolve("picture.nrw"), layered(tensor()));
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> LayerReader.open(file, 20))
        .withMessageContaining("oversized: expected at most 20 bytes at once");
  }

  @Test
  void aDamagedFrontIsFoundWithoutTheRest() throws Exception {
    byte[] bytes = layered(tensor());
    int payload = bytes.length - 4 - 7 * PLANE;
    Path file = folder.resolve("damaged.nrw");
    for (int at = 0; at < payload; at++) {
      bytes[at] ^= 0x10;
      Files.write(file, bytes);
      bytes[at] ^= 0x10;
      assertThatExceptionOfType(MalformedBitstreamException.class)
          .as("byte %d", at)
          .isThrownBy(() -> LayerReader.open(file, 10_000).close())
          .withMessageStartingWith(file.toString());
    }
  }

  @Test
  void aBitstreamOfOneLayerOpensToo() throws Exception {
    Path file = Files.write(folder.resolve("one.nrw"), Bitstreams.exampleBytes());
    try (LayerReader layers = LayerReader.open(file, 1000)) {
      assertThat(layers.decodeLayer(0, RAW).symbols())
          .isEqualTo(Bitstreams.exampleTensor().symbols());
    }
    Files.write(file, Bitstreams.forged(Bitstreams.VERSION, 4));
    assertThatExceptionOfType(UnsupportedBitstreamException.class)
        .isThrownBy(() -> LayerReader.open(file, 1000).close())
        .withMessageContaining(file + ": bitstream too new");
  }

  @Test
  void aForgedTableIsRefused() throws Exception {
    byte[] bytes = layered(tensor());
    int table = bytes.length - 4 - 7 * PLANE - 4 - 3 * 6;
    bytes[table]++;
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> Bitstream.read(Bitstreams.sealed(bytes)))
        .withMessageContaining("layers: expected 7 channels and 140 bytes in all, found 8 and 140");
    bytes[table]--;
    bytes[table + 2]++;
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> Bitstream.read(Bitstreams.sealed(bytes)))
        .withMessageContaining("damaged front");
  }

  @Test
  void otherChannelsThanTheTensorsAreAMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Bitstream.encode(Bitstreams.MODEL, new RawCodec(), tensor(), List.of(3, 3)));
  }

  private static QuantizedTensor tensor() {
    return Tensors.of(Tensors.Kind.UNIFORM, SHAPE, 8, 5);
  }

  private static byte[] layered(QuantizedTensor tensor) throws Exception {
    return Bitstream.encode(Bitstreams.MODEL, new RawCodec(), tensor, LAYERS).write();
  }

  /** Begins each payload with the first channel that it is for. */
  private record MarkingCodec(int first) implements FeatureCodec {
    @Override
    public String name() {
      return "marking";
    }

    @Override
    public boolean lossless() {
      return true;
    }

    @Override
    public FeatureCodec forChannels(int from, int count) {
      return new MarkingCodec(first + from);
    }

    @Override
    public byte[] encode(QuantizedTensor tensor) {
      byte[] raw = new RawCodec().encode(tensor);
      byte[] marked = new byte[raw.length + 1];
      marked[0] = (byte) first;
      System.arraycopy(raw, 0, marked, 1, raw.length);
      return marked;
    }

    @Override
    public short[] decode(byte[] payload, FeatureShape shape, int bits)
        throws MalformedBitstreamException {
      if (payload[0] != first) {
        throw new MalformedBitstreamException(0, "expected channel " + first);
      }
      return new RawCodec().decode(Arrays.copyOfRange(payload, 1, payload.length), shape, bits);
    }
  }

  /** One layer a channel: work that grew with the square of their number would take minutes. */
  @Test
  @Timeout(20)
  void aHundredThousandLayersAreNoMoreWorkThanTheirBytes() throws Exception {
    FeatureShape shape = new FeatureShape(100_000, 1, 1);
    QuantizedTensor tensor = Tensors.of(Tensors.Kind.UNIFORM, shape, 8, 5);
    List<Integer> ones = Collections.nCopies(shape.channels(), 1);
    byte[] sent = Bitstream.encode(ModelIdentity.NONE, new RawCodec(), tensor, ones).write();

    QuantizedTensor received = Bitstream.read(sent).decode(name -> new RawCodec());

    assertThat(received.symbols()).isEqualTo(tensor.symbols());
  }
}

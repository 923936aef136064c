package dev.narrows.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import dev.narrows.feature.bitstream.Bitstream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What every feature codec owes its users. A codec's own test extends this and names the codec. */
public abstract class FeatureCodecContract {
  private static final FeatureShape SMALL = new FeatureShape(3, 4, 5);
  private static final int CRC_BYTES = 4;

  /** For the tests of codecs. */
  protected FeatureCodecContract() {}

  /** The codec under test, for three channels. */
  protected abstract FeatureCodec codec();

  /** The codec under test for so many channels, where it depends on them. */
  protected FeatureCodec codec(int channels) {
    return codec();
  }

  /** The deepest symbols it takes. */
  protected abstract int maxBits();

  /**
   * The most that a symbol of 8 bits of {@link Tensors.Kind#SMOOTH} planes of 16 × 16 may be off; 0
   * for lossless codecs.
   */
  protected int smoothError() {
    return 0;
  }

  @Property(tries = 60)
  void aRoundTripKeepsTheShapeTheDepthAndIfLosslessEverySymbol(
      @ForAll Tensors.Kind kind,
      @ForAll @IntRange(min = 1, max = 64) int channels,
      @ForAll @IntRange(min = 1, max = 12) int height,
      @ForAll @IntRange(min = 1, max = 12) int width,
      @ForAll @IntRange(min = 1, max = 16) int bits,
      @ForAll long seed)
      throws Exception {
    FeatureShape shape = new FeatureShape(channels, height, width);
    QuantizedTensor tensor = Tensors.of(kind, shape, Math.min(bits, maxBits()), seed);
    short[] before = tensor.symbols().clone();

    FeatureCodec codec = codec(channels);
    byte[] payload = codec.encode(tensor);
    short[] decoded = codec.decode(payload, shape, tensor.bits());

    assertThat(tensor.symbols()).as("the tensor given is left alone").isEqualTo(before);
    assertThat(codec.encode(tensor)).as("the same tensor, the same bytes").isEqualTo(payload);
    assertFits(decoded, shape, tensor.bits());
    if (codec.lossless()) {
      assertThat(decoded).isEqualTo(tensor.symbols());
    }
  }

  @Test
  void smoothFeaturesComeBackWithinTheBound() throws Exception {
    FeatureShape shape = new FeatureShape(16, 16, 16);
    QuantizedTensor tensor = Tensors.of(Tensors.Kind.SMOOTH, shape, 8, 7);

    FeatureCodec codec = codec(shape.channels());
    short[] decoded = codec.decode(codec.encode(tensor), shape, 8);

    int worst = 0;
    for (int i = 0; i < decoded.length; i++) {
      worst = Math.max(worst, Math.abs(decoded[i] - tensor.symbols()[i]));
    }
    assertThat(worst).isLessThanOrEqualTo(smoothError());
  }

  @Test
  void itsNameIsAllowedInABitstreamAndLeadsBackToIt() throws Exception {
    QuantizedTensor tensor = Tensors.of(Tensors.Kind.SPARSE, SMALL, 4, 11);
    ModelIdentity model = ModelIdentity.ofSha256(new byte[32]);
    FeatureCodecRegistry registry =
        name -> {
          assertThat(name).isEqualTo(codec().name());
          return codec();
        };

    Bitstream read = Bitstream.read(Bitstream.encode(model, codec(), tensor).write());

    QuantizedTensor decoded = read.decode(registry);
    assertThat(decoded.shape()).isEqualTo(SMALL);
    assertThat(decoded.bits()).isEqualTo(4);
    assertThat(decoded.reconstruction()).isEqualTo(tensor.reconstruction());
  }

  @Test
  void deeperSymbolsThanItTakesAreRefused() throws Exception {
    for (int bits = maxBits() + 1; bits <= 16; bits++) {
      QuantizedTensor tensor = Tensors.of(Tensors.Kind.UNIFORM, SMALL, bits, 1);
      assertThatExceptionOfType(UnsupportedTensorException.class)
          .isThrownBy(() -> codec().encode(tensor))
          .withMessageContaining(codec().name())
          .withMessageContaining("at most " + maxBits() + " bits");
      byte[] payload = codec().encode(Tensors.of(Tensors.Kind.UNIFORM, SMALL, maxBits(), 1));
      assertRefused(payload, SMALL, bits);
    }
  }

  @Test
  void aPayloadCutAnywhereIsRefused() throws Exception {
    byte[] payload = smallPayload();
    for (int length = 0; length < payload.length; length++) {
      assertRefused(Arrays.copyOf(payload, length), SMALL, 8);
    }
  }

  @Test
  void aByteTooManyIsRefused() throws Exception {
    byte[] payload = smallPayload();
    assertRefused(Arrays.copyOf(payload, payload.length + 1), SMALL, 8);
  }

  @Test
  void aPayloadOfAnotherShapeIsRefused() throws Exception {
    byte[] payload = smallPayload();
    assertRefused(payload, new FeatureShape(3, 5, 5), 8);
    assertRefused(payload, new FeatureShape(4, 4, 5), 8);
    assertRefused(payload, new FeatureShape(1, 8192, 8192), 8);
    assertRefused(payload, new FeatureShape(1, 1, FeatureShape.MAX_ELEMENTS), 8);
  }

  @Test
  void anyFlippedBitGivesATensorOrARefusal() throws Exception {
    byte[] payload = smallPayload();
    for (int bit = 0; bit < 8 * payload.length; bit++) {
      payload[bit / 8] ^= (byte) (1 << (bit % 8));
      assertTensorOrRefusal(payload, 8);
      payload[bit / 8] ^= (byte) (1 << (bit % 8));
    }
  }

  @Test
  void aWholeBitstreamCutAnywhereOrWithAnyBitFlippedIsRefused() throws Exception {
    byte[] whole = smallBitstream();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatExceptionOfType(MalformedBitstreamException.class)
          .isThrownBy(() -> Bitstream.read(cut));
    }
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] flipped = flipped(whole, bit);
      assertThatExceptionOfType(MalformedBitstreamException.class)
          .isThrownBy(() -> Bitstream.read(flipped));
    }
  }

  @Test
  void anyFlippedBitOfAWholeBitstreamBehindARightChecksumGivesATensorOrARefusal() throws Exception {
    byte[] whole = smallBitstream();
    for (int bit = 0; bit < 8 * (whole.length - CRC_BYTES); bit++) {
      assertWholeTensorOrRefusal(sealed(flipped(whole, bit)));
    }
  }

  @Property(tries = 300)
  void anyBytesGiveATensorOrARefusal(
      @ForAll byte[] bytes, @ForAll @IntRange(min = 1, max = 16) int bits) {
    assertTensorOrRefusal(bytes, bits);
  }

  private byte[] smallPayload() throws UnsupportedTensorException {
    return codec().encode(Tensors.of(Tensors.Kind.UNIFORM, SMALL, 8, 3));
  }

  private byte[] smallBitstream() throws UnsupportedTensorException {
    QuantizedTensor tensor = Tensors.of(Tensors.Kind.RECTIFIED, SMALL, 8, 5);
    return Bitstream.encode(ModelIdentity.ofSha256(new byte[32]), codec(), tensor).write();
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] flipped = bytes.clone();
    flipped[bit / 8] ^= (byte) (1 << (bit % 8));
    return flipped;
  }

  /** With the checksum that the bytes ought to have. */
  private static byte[] sealed(byte[] whole) {
    int end = whole.length - CRC_BYTES;
    CRC32C crc = new CRC32C();
    crc.update(whole, 0, end);
    ByteBuffer.wrap(whole).putInt(end, (int) crc.getValue());
    return whole;
  }

  private void assertWholeTensorOrRefusal(byte[] whole) {
    FeatureCodecRegistry registry =
        name -> {
          if (!name.equals(codec().name())) {
            throw new UnknownCodecException(name);
          }
          return codec();
        };
    try {
      QuantizedTensor tensor = Bitstream.read(whole).decode(registry);
      assertFits(tensor.symbols(), tensor.shape(), tensor.bits());
    } catch (MalformedBitstreamException e) {
      assertThat(e.offset()).isBetween(0L, (long) whole.length);
    } catch (IOException e) {
      assertThat(e)
          .isInstanceOfAny(UnsupportedBitstreamException.class, UnknownCodecException.class);
    } catch (RuntimeException e) {
      fail("a reader throws nothing but what it declares", e);
    }
  }

  private void assertRefused(byte[] payload, FeatureShape shape, int bits) {
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .as("%d bytes for %s of %d bits", payload.length, shape, bits)
        .isThrownBy(() -> codec().decode(payload, shape, bits))
        .satisfies(e -> assertThat(e.offset()).isBetween(0L, (long) payload.length));
  }

  private void assertTensorOrRefusal(byte[] payload, int bits) {
    try {
      assertFits(codec().decode(payload, SMALL, bits), SMALL, bits);
    } catch (MalformedBitstreamException e) {
      assertThat(e.offset()).isBetween(0L, (long) payload.length);
    } catch (RuntimeException e) {
      fail("a decoder throws nothing but MalformedBitstreamException", e);
    }
  }

  private static void assertFits(short[] symbols, FeatureShape shape, int bits) {
    assertThat(symbols).hasSize(shape.elements());
    assertThat(QuantizedTensor.firstTooDeep(symbols, bits)).isEqualTo(-1);
  }
}

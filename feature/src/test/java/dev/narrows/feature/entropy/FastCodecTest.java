package dev.narrows.feature.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecContract;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Tensors;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FastCodecTest extends FeatureCodecContract {
  private static final FastCodec CODEC = new FastCodec();

  @Override
  protected FeatureCodec codec() {
    return CODEC;
  }

  @Override
  protected int maxBits() {
    return 16;
  }

  @Test
  void theExampleOfTheBitstreamsPageIsWhatItWrites() throws Exception {
    short[] symbols = {0, 0, 9, 0, 0, 12};
    QuantizedTensor tensor = tensor(new FeatureShape(1, 2, 3), 8, symbols);

    byte[] payload = CODEC.encode(tensor);

    assertThat(HexFormat.ofDelimiter(" ").withUpperCase().formatHex(payload))
        .isEqualTo("00 00 0A FF FF FF C5 2B A5 00 00 58 78 01");
    assertThat(CODEC.decode(payload, tensor.shape(), 8)).isEqualTo(symbols);
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "1,1,1000", "1,1000,1", "1000,1,1", "5,1,7", "7,3,1", "4,1,1", "64,128,128"})
  void everyShapeComesBackAtEveryDepth(int channels, int height, int width) throws Exception {
    FeatureShape shape = new FeatureShape(channels, height, width);
    int step = shape.elements() > 1 << 16 ? 5 : 1;
    for (int bits = 1; bits <= 16; bits += step) {
      for (Tensors.Kind kind : Tensors.Kind.values()) {
        assertComesBack(Tensors.of(kind, shape, bits, bits));
      }
      assertComesBack(signed(shape, bits));
    }
  }

  @Test
  void aConstantTensorCostsItsSymbolAndWhatTheLeastLengthAsksFor() throws Exception {
    for (int symbol : new int[] {0, 1, 65535}) {
      short[] symbols = new short[1 << 20];
      Arrays.fill(symbols, (short) symbol);
      QuantizedTensor tensor = tensor(new FeatureShape(256, 64, 64), 16, symbols);
      assertThat(CODEC.encode(tensor)).hasSize((1 << 20) / 32768);
      assertComesBack(tensor);
    }
  }

  @Test
  void aDeadChannelCostsABit() throws Exception {
    QuantizedTensor live = Tensors.of(Tensors.Kind.SPARSE, new FeatureShape(4, 16, 32), 8, 5);
    FeatureShape shape = new FeatureShape(804, 16, 32);
    QuantizedTensor tensor = tensor(shape, 8, Arrays.copyOf(live.symbols(), shape.elements()));

    int more = CODEC.encode(tensor).length - CODEC.encode(live).length;

    // The flags of 804 channels; the alphabet and the distributions may differ by a few bytes.
    assertThat(more).isBetween(800 / 8, 804 / 8 + 8);
    assertComesBack(tensor);
  }

  @Test
  void aConstantChannelCostsItsSymbolAndTwoBitsAtMost() throws Exception {
    QuantizedTensor live = Tensors.of(Tensors.Kind.SPARSE, new FeatureShape(64, 16, 32), 8, 5);
    short[] symbols = live.symbols().clone();
    int plane = live.shape().plane();
    for (int channel = 32; channel < 64; channel++) {
      Arrays.fill(symbols, channel * plane, (channel + 1) * plane, (short) (channel + 100));
    }
    QuantizedTensor tensor = tensor(live.shape(), 8, symbols);
    QuantizedTensor half = live.ofChannels(0, 32);

    int more = CODEC.encode(tensor).length - CODEC.encode(half).length;

    assertThat(more).isLessThanOrEqualTo((32 * 10 + 32) / 8 + 8);
    assertComesBack(tensor);
  }

  @Test
  void sparseSymbolsTakeHardlyMoreThanTheirEntropy() throws Exception {
    QuantizedTensor tensor = Tensors.of(Tensors.Kind.SPARSE, new FeatureShape(256, 16, 32), 8, 9);
    // 0.1 of 255/256 are not zero: 0.467 bits to say so, and 8 of them for a tenth.
    double entropy = 0.467 + 0.0996 * 7.99;
    double bits = 8.0 * CODEC.encode(tensor).length / tensor.symbols().length;
    // The distributions are not quite flat, and are described in less than a hundredth.
    assertThat(bits).isBetween(entropy * 0.99, entropy * 1.03);
  }

  @Test
  void symbolsAboutAMiddleTakeLessThanTheirEntropyWhereNeighboursAreAlike() throws Exception {
    FeatureShape shape = new FeatureShape(64, 16, 32);
    QuantizedTensor tensor = signed(shape, 8);
    assertThat(8.0 * CODEC.encode(tensor).length / shape.elements()).isLessThan(entropy(tensor));
    assertComesBack(tensor);
  }

  @Test
  void aPayloadWithoutAByteForEvery32768ElementsIsRefusedBeforeItsSymbolsAreAllocated() {
    FeatureShape shape = new FeatureShape(1, 8192, 8192);
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> CODEC.decode(new byte[2047], shape, 8))
        .withMessageContaining("expected at least 2048 bytes");
  }

  @Test
  void aFillingThatIsNotZeroIsRefused() throws Exception {
    FeatureShape shape = new FeatureShape(256, 64, 64);
    byte[] payload = CODEC.encode(Tensors.of(Tensors.Kind.CONSTANT, shape, 8, 1));
    payload[payload.length - 1] = 1;
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> CODEC.decode(payload, shape, 8))
        .withMessageContaining("filling");
  }

  /** Any change is noticed, save those of raw bits, which the bitstream's checksum sees. */
  @Test
  void aWordThatIsDamagedIsNoticed() throws Exception {
    FeatureShape shape = new FeatureShape(8, 8, 8);
    short[] symbols = new short[shape.elements()];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = (short) random.nextInt(8);
    }
    byte[] payload = CODEC.encode(tensor(shape, 3, symbols));
    for (int bit = 8 * 20; bit < 8 * payload.length; bit++) {
      payload[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThatExceptionOfType(MalformedBitstreamException.class)
          .as("bit %d of %d bytes", bit, payload.length)
          .isThrownBy(() -> CODEC.decode(payload, shape, 3));
      payload[bit / 8] ^= (byte) (1 << (bit % 8));
    }
  }

  private static void assertComesBack(QuantizedTensor tensor) throws Exception {
    short[] decoded = CODEC.decode(CODEC.encode(tensor), tensor.shape(), tensor.bits());
    assertThat(Arrays.equals(decoded, tensor.symbols()))
        .as("%s of %d bits", tensor.shape(), tensor.bits())
        .isTrue();
  }

  private static QuantizedTensor tensor(FeatureShape shape, int bits, short[] symbols) {
    return new QuantizedTensor(shape, bits, new MinMaxRange(0, 1), symbols);
  }

  /** About the middle symbol, each element half its west neighbour and half noise. */
  private static QuantizedTensor signed(FeatureShape shape, int bits) {
    SplittableRandom random = new SplittableRandom(bits);
    int middle = 1 << (bits - 1);
    int last = (1 << bits) - 1;
    short[] symbols = new short[shape.elements()];
    double difference = 0;
    for (int i = 0; i < symbols.length; i++) {
      difference = 0.8 * difference + random.nextGaussian() * (1 << bits) / 20;
      symbols[i] = (short) Math.max(0, Math.min(last, middle + Math.round(difference)));
    }
    return tensor(shape, bits, symbols);
  }

  /** Bits of a symbol whose neighbours are not known. */
  private static double entropy(QuantizedTensor tensor) {
    int[] counts = new int[1 << tensor.bits()];
    for (short symbol : tensor.symbols()) {
      counts[symbol & 0xFFFF]++;
    }
    double entropy = 0;
    for (int count : counts) {
      double share = (double) count / tensor.symbols().length;
      entropy -= count == 0 ? 0 : share * Math.log(share) / Math.log(2);
    }
    return entropy;
  }
}

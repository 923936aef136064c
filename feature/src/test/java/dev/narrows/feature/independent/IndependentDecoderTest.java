package dev.narrows.feature.independent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.RawCodec;
import dev.narrows.feature.Tensors;
import dev.narrows.feature.UnsupportedBitstreamException;
import dev.narrows.feature.bitstream.Bitstream;
import dev.narrows.feature.bitstream.BitstreamHeader;
import dev.narrows.feature.entropy.FastCodec;
import dev.narrows.feature.entropy.FeaturePriors;
import dev.narrows.feature.entropy.StrongCodec;
import dev.narrows.feature.quantize.Quantizers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the product writes, a decoder made from docs/bitstream.md alone reads to the bit. */
class IndependentDecoderTest {
  private static final ModelIdentity MODEL = new ModelIdentity("000102030405060708090a0b0c0d0e0f");
  private static final int CHECKSUM = 4;

  /** The codecs that the page describes in full. */
  enum Codec {
    RAW,
    FAST,
    STRONG,
    TRAINED;

    FeatureCodec with(FeaturePriors priors) {
      return switch (this) {
        case RAW -> new RawCodec();
        case FAST -> new FastCodec();
        case STRONG -> new StrongCodec();
        case TRAINED -> new StrongCodec(Optional.of(priors));
      };
    }
  }

  /** What quantisers there are, each with the kind that its bitstreams name. */
  enum Quantiser {
    MIN_MAX(0),
    CLIP(0),
    CHANNEL(1),
    LLOYD(2),
    DEAD_ZONE(3);

    private final int kind;

    Quantiser(int kind) {
      this.kind = kind;
    }

    String of(int bits) {
      return switch (this) {
        case MIN_MAX -> "min-max:" + bits;
        case CLIP -> "clip:" + bits;
        case CHANNEL -> "channel:" + bits;
        case LLOYD -> "lloyd:" + Math.min(bits, 8);
        case DEAD_ZONE -> "dead-zone:" + Math.max(bits, 2);
      };
    }
  }

  @Property(tries = 600)
  void symbolsOfAnyTensorInAnyLayers(
      @ForAll Codec codec,
      @ForAll Tensors.Kind kind,
      @ForAll @IntRange(min = 1, max = 64) int channels,
      @ForAll @IntRange(min = 1, max = 12) int height,
      @ForAll @IntRange(min = 1, max = 12) int width,
      @ForAll @IntRange(min = 1, max = 16) int bits,
      @ForAll @IntRange(min = 1, max = 16) int fittedBits,
      @ForAll long seed)
      throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    FeatureShape shape = new FeatureShape(channels, height, width);
    FeaturePriors priors = priors(kind, shape, fittedBits, random.nextLong());
    QuantizedTensor tensor = withConstantChannels(Tensors.of(kind, shape, bits, seed), random);

    assertDecoded(codec.with(priors), priors, tensor, layers(channels, random));
  }

  @Property(tries = 300)
  void featuresOfAnyQuantiser(
      @ForAll Codec codec,
      @ForAll Quantiser quantiser,
      @ForAll @IntRange(min = 1, max = 20) int channels,
      @ForAll @IntRange(min = 1, max = 8) int height,
      @ForAll @IntRange(min = 1, max = 8) int width,
      @ForAll @IntRange(min = 1, max = 16) int bits,
      @ForAll @DoubleRange(min = -44, max = 38) double magnitude,
      @ForAll boolean rectified,
      @ForAll long seed)
      throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    FeatureShape shape = new FeatureShape(channels, height, width);
    float[] values = values(shape, Math.pow(10, magnitude), rectified, random);
    QuantizedTensor tensor =
        Quantizers.parse(quantiser.of(bits)).quantize(new FeatureTensor(shape, values));
    FeaturePriors priors = FeaturePriors.fit(List.of(tensor), FeaturePriors.FitProgress.NONE);

    IndependentDecoder.Decoded decoded =
        assertDecoded(codec.with(priors), priors, tensor, layers(channels, random));
    assertThat(decoded.container().quantiser()).isEqualTo(quantiser.kind);
  }

  @ParameterizedTest
  @EnumSource
  void aLargerTensor(Codec codec) throws Exception {
    FeatureShape shape = new FeatureShape(64, 16, 32);
    for (Tensors.Kind kind : List.of(Tensors.Kind.RECTIFIED, Tensors.Kind.SIGNED)) {
      FeaturePriors priors = priors(kind, shape, 8, 1);
      QuantizedTensor tensor = Tensors.of(kind, shape, 8, 2);
      assertDecoded(codec.with(priors), priors, tensor, List.of(64));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPayloadOfTheLeastLength(Codec codec) throws Exception {
    FeatureShape shape = new FeatureShape(3, 256, 512);
    FeaturePriors priors = priors(Tensors.Kind.SIGNED, new FeatureShape(3, 4, 4), 8, 1);
    QuantizedTensor tensor = Tensors.of(Tensors.Kind.CONSTANT, shape, 8, 2);
    assertDecoded(codec.with(priors), priors, tensor, List.of(3));
  }

  @Test
  void extensionsOfEvenTagsAreIgnoredAndThoseOfOddTagsRefused() throws Exception {
    QuantizedTensor tensor = Tensors.of(Tensors.Kind.SIGNED, new FeatureShape(3, 2, 2), 9, 1);
    IndependentDecoder decoder = new IndependentDecoder(Optional.empty());

    for (List<Integer> layers : List.of(List.of(3), List.of(1, 2))) {
      Bitstream plain = Bitstream.encode(MODEL, new RawCodec(), tensor, layers);
      byte[] even = withExtension(plain, 200).write();
      assertThat(decoder.decode(even).symbols()).isEqualTo(unsigned(tensor.symbols()));
      byte[] odd = withTag(even, 201);
      assertThatExceptionOfType(Refusal.class).isThrownBy(() -> decoder.decode(odd));
    }
  }

  @Property(tries = 400)
  void damageIsRefusedWhereTheProductRefusesItAndElseReadAlike(
      @ForAll Codec codec,
      @ForAll Tensors.Kind kind,
      @ForAll Quantiser quantiser,
      @ForAll @IntRange(min = 1, max = 16) int bits,
      @ForAll long seed)
      throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    FeatureShape shape = new FeatureShape(5, 3, 4);
    FeaturePriors priors = priors(kind, shape, 8, seed);
    FeatureTensor features = Tensors.of(kind, shape, bits, seed).dequantize();
    QuantizedTensor tensor = Quantizers.parse(quantiser.of(bits)).quantize(features);
    FeatureCodec product = codec.with(priors);
    byte[] whole = Bitstream.encode(MODEL, product, tensor, layers(5, random)).write();

    for (int i = 0; i < 20; i++) {
      byte[] damaged = whole.clone();
      int bit = random.nextInt(8 * (whole.length - CHECKSUM));
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      assertReadAlike(sealed(damaged), product, priors);
    }
  }

  private static void assertReadAlike(byte[] bitstream, FeatureCodec product, FeaturePriors priors)
      throws Exception {
    Optional<QuantizedTensor> expected = byTheProduct(bitstream, product);
    IndependentDecoder decoder = decoder(priors);
    if (expected.isEmpty()) {
      assertThatExceptionOfType(Refusal.class).isThrownBy(() -> decoder.decode(bitstream));
    } else {
      IndependentDecoder.Decoded decoded = decoder.decode(bitstream);
      assertThat(decoded.symbols()).isEqualTo(unsigned(expected.get().symbols()));
      assertThat(decoded.features()).isEqualTo(expected.get().dequantize().values());
    }
  }

  private static Optional<QuantizedTensor> byTheProduct(byte[] bitstream, FeatureCodec codec)
      throws Exception {
    try {
      Bitstream read = Bitstream.read(bitstream);
      if (!read.header().codec().equals(codec.name())) {
        return Optional.empty();
      }
      return Optional.of(read.decode(name -> codec));
    } catch (MalformedBitstreamException | UnsupportedBitstreamException e) {
      return Optional.empty();
    }
  }

  private static IndependentDecoder.Decoded assertDecoded(
      FeatureCodec codec, FeaturePriors priors, QuantizedTensor tensor, List<Integer> layers)
      throws Exception {
    Bitstream bitstream = Bitstream.encode(MODEL, codec, tensor, layers);

    IndependentDecoder.Decoded decoded = decoder(priors).decode(bitstream.write());

    assertThat(decoded.container().model()).isEqualTo(MODEL.hex());
    assertThat(decoded.container().codec()).isEqualTo(codec.name());
    assertThat(decoded.container().bits()).isEqualTo(tensor.bits());
    assertThat(decoded.container().layers()).map(Container.Layer::channels).isEqualTo(layers);
    assertThat(decoded.symbols()).isEqualTo(unsigned(tensor.symbols()));
    assertThat(decoded.features()).isEqualTo(tensor.dequantize().values());
    return decoded;
  }

  private static IndependentDecoder decoder(FeaturePriors priors) throws Refusal {
    return new IndependentDecoder(Optional.of(Priors.read(priors.write())));
  }

  private static FeaturePriors priors(Tensors.Kind kind, FeatureShape shape, int bits, long seed) {
    List<QuantizedTensor> training =
        List.of(Tensors.of(kind, shape, bits, seed), Tensors.of(kind, shape, bits, seed + 1));
    return FeaturePriors.fit(training, FeaturePriors.FitProgress.NONE);
  }

  /** Of some channels, or of none, every symbol is the channel's or the tensor's first. */
  private static QuantizedTensor withConstantChannels(
      QuantizedTensor tensor, SplittableRandom random) {
    short[] symbols = tensor.symbols().clone();
    int one = random.nextInt(1, 5);
    int plane = tensor.shape().plane();
    for (int start = 0; start < symbols.length; start += plane) {
      if (random.nextInt(one) > 0) {
        short symbol = symbols[random.nextBoolean() ? start : 0];
        Arrays.fill(symbols, start, start + plane, symbol);
      }
    }
    return new QuantizedTensor(tensor.shape(), tensor.bits(), tensor.reconstruction(), symbols);
  }

  /** Channels of a scale each, some of them constant or 0. */
  private static float[] values(
      FeatureShape shape, double magnitude, boolean rectified, SplittableRandom random) {
    float[] values = new float[shape.elements()];
    for (int start = 0; start < values.length; start += shape.plane()) {
      int sort = random.nextInt(8);
      double scale = sort == 0 ? 0 : magnitude * Math.scalb(1.0, -random.nextInt(6));
      double constant = random.nextDouble(-1, 1);
      for (int i = start; i < start + shape.plane(); i++) {
        double value = sort == 1 ? constant : random.nextDouble(-1, 1) * random.nextDouble();
        values[i] = (float) (scale * (rectified ? Math.max(0, value) : value));
      }
    }
    return values;
  }

  /** One layer as often as several. */
  private static List<Integer> layers(int channels, SplittableRandom random) {
    List<Integer> layers = new ArrayList<>();
    int left = channels;
    while (left > 0) {
      int layer = random.nextBoolean() ? left : random.nextInt(1, left + 1);
      layers.add(layer);
      left -= layer;
    }
    return layers;
  }

  private static Bitstream withExtension(Bitstream plain, int tag) {
    BitstreamHeader header = plain.header();
    return new Bitstream(
        new BitstreamHeader(
            header.model(),
            header.codec(),
            header.shape(),
            header.bits(),
            header.reconstruction(),
            header.layers(),
            List.of(new BitstreamHeader.Extension(tag, new byte[] {1, 2, 3}))),
        plain.payloads());
  }

  /** With another tag of two bytes for 200, and the checksums that the bytes ought to have. */
  private static byte[] withTag(byte[] bitstream, int tag) throws Refusal {
    byte[] changed = bitstream.clone();
    for (int i = 0; i < changed.length - 1; i++) {
      if (changed[i] == (byte) 0xC8 && changed[i + 1] == 1 && changed[i + 2] == 3) {
        changed[i] = (byte) (tag | 0x80);
        boolean layered = Container.read(bitstream).layers().size() > 1;
        if (layered) {
          seal(changed, i + 6);
        }
        return sealed(changed);
      }
    }
    throw new AssertionError("no extension");
  }

  private static byte[] sealed(byte[] bitstream) {
    seal(bitstream, bitstream.length - CHECKSUM);
    return bitstream;
  }

  private static void seal(byte[] bitstream, int at) {
    ByteBuffer.wrap(bitstream).putInt(at, Container.checksum(bitstream, at));
  }

  private static int[] unsigned(short[] symbols) {
    int[] unsigned = new int[symbols.length];
    for (int i = 0; i < symbols.length; i++) {
      unsigned[i] = Short.toUnsignedInt(symbols[i]);
    }
    return unsigned;
  }
}

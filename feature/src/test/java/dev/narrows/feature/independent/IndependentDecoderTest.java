package dev.narrows.feature.independent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.MinMaxRange;
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

  private static final FeatureShape ONE = new FeatureShape(1, 1, 2);

  /** Where a file of priors has the mean of its first channel, and how far from 0 it may be. */
  private static final int FIRST_MEAN = 10;

  private static final int MOST_VALUE = 1 << 21;

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
        case DEAD_ZONE -> "dead-zone:" + Math.max(2, Math.min(bits, 12));
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
      @ForAll @DoubleRange(min = -30, max = 38) double magnitude,
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

    int front = whole.length - CHECKSUM - payload(whole);
    for (int i = 0; i < 20; i++) {
      byte[] damaged = whole.clone();
      for (int flips = random.nextInt(1, 3); flips > 0; flips--) {
        int bytes = random.nextBoolean() ? front : whole.length - CHECKSUM;
        damaged[random.nextInt(bytes)] ^= (byte) (1 << random.nextInt(8));
      }
      assertReadAlike(sealed(damaged), product, priors);
    }
  }

  @Property(tries = 200)
  void priorsOfAnotherNumberOfChannelsAreTakenAlike(
      @ForAll @IntRange(min = 1, max = 6) int channels,
      @ForAll @IntRange(min = 1, max = 6) int others,
      @ForAll long seed)
      throws Exception {
    FeatureShape shape = new FeatureShape(channels, 3, 5);
    QuantizedTensor tensor = Tensors.of(Tensors.Kind.SIGNED, shape, 8, seed);
    FeaturePriors priors = priors(Tensors.Kind.SIGNED, shape, 8, seed);
    FeaturePriors other = priors(Tensors.Kind.SIGNED, new FeatureShape(others, 3, 5), 8, seed);
    List<Integer> layers = layers(channels, new SplittableRandom(seed));

    byte[] whole = Bitstream.encode(MODEL, Codec.TRAINED.with(priors), tensor, layers).write();

    assertReadAlike(whole, Codec.TRAINED.with(other), other);
  }

  /** About the last offset at which a range still starts within low to high. */
  @Property(tries = 1000)
  void rangesThatStartAnywhereAreReadAlike(
      @ForAll float low,
      @ForAll float high,
      @ForAll @IntRange(max = 159) int narrowness,
      @ForAll @IntRange(min = -1, max = 1) int beyond)
      throws Exception {
    int width = 32 - narrowness % 16;
    int offset = Math.max(1, 16 * 32 * (1 << (narrowness / 16)) / width + beyond);
    ByteBuffer parameters = ByteBuffer.allocate(20);
    parameters.putFloat(Math.min(low, high)).putFloat(Math.max(low, high));
    parameters.put((byte) 1).put((byte) narrowness);
    for (int left = offset; left > 0; left >>= 7) {
      parameters.put((byte) (left > 0x7F ? left | 0x80 : left));
    }
    byte[] oneChannel = Arrays.copyOf(parameters.array(), parameters.position());

    assertReadAlike(
        ofParameters(1, oneChannel), new RawCodec(), priors(Tensors.Kind.FEW_LEVELS, ONE, 8, 1));
  }

  /** Two symbols of 8 bits and their quantiser. */
  private static byte[] ofParameters(int quantiser, byte[] parameters) {
    ByteBuffer whole = ByteBuffer.allocate(36 + parameters.length + 2 + CHECKSUM);
    whole.putInt(0x8E4E5257).put((byte) 2).put((byte) (27 + parameters.length)).put((byte) 2);
    whole.put(MODEL.bytes()).put((byte) 3).put(new byte[] {'r', 'a', 'w', 8, 1, 1, 2});
    whole.put((byte) quantiser).put((byte) parameters.length).put(parameters);
    whole.put((byte) 1).put(new byte[] {0, (byte) 200});
    return sealed(Arrays.copyOf(whole.array(), whole.position() + CHECKSUM));
  }

  @Property(tries = 600)
  void anyPayloadIsReadAlike(
      @ForAll Codec codec,
      @ForAll byte[] payload,
      @ForAll @IntRange(min = 1, max = 16) int bits,
      @ForAll long seed)
      throws Exception {
    FeatureShape shape = new FeatureShape(2, 1, 2);
    QuantizedTensor tensor = Tensors.of(Tensors.Kind.SIGNED, shape, bits, seed);
    FeaturePriors priors = priors(Tensors.Kind.SIGNED, shape, 8, seed);
    FeatureCodec product = codec.with(priors);
    BitstreamHeader header = Bitstream.encode(MODEL, product, tensor).header();
    BitstreamHeader any =
        new BitstreamHeader(
            header.model(),
            header.codec(),
            shape,
            bits,
            header.reconstruction(),
            List.of(new BitstreamHeader.Layer(2, payload.length)),
            List.of());
    assertReadAlike(new Bitstream(any, List.of(payload)).write(), product, priors);
  }

  @Property(tries = 400)
  void priorsOfAnyNumbersAreReadAlike(
      @ForAll Tensors.Kind kind,
      @ForAll @IntRange(min = 1, max = 12) int channels,
      @ForAll @IntRange(min = 1, max = 16) int bits,
      @ForAll @IntRange(min = 1, max = 16) int fittedBits,
      @ForAll @IntRange(max = 8) int flips,
      @ForAll long seed)
      throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    FeatureShape shape = new FeatureShape(channels, 3, 5);
    byte[] file = priors(kind, shape, fittedBits, seed).write();
    for (int i = 0; i < flips; i++) {
      file[random.nextInt(file.length - CHECKSUM)] ^= (byte) (1 << random.nextInt(8));
    }
    if (random.nextBoolean()) {
      ByteBuffer.wrap(file).putInt(FIRST_MEAN, -(MOST_VALUE >> random.nextInt(22)));
    }
    byte[] damaged = sealed(file);

    FeaturePriors priors;
    try {
      priors = FeaturePriors.read(damaged);
    } catch (MalformedBitstreamException e) {
      assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Priors.read(damaged));
      return;
    }
    QuantizedTensor tensor = withConstantChannels(Tensors.of(kind, shape, bits, seed), random);
    assertDecoded(Codec.TRAINED.with(priors), priors, tensor, layers(channels, random));
  }

  /** Bytes of the payload. */
  private static int payload(byte[] bitstream) throws Refusal {
    int bytes = 0;
    for (Container.Layer layer : Container.read(bitstream).layers()) {
      bytes += layer.bytes().length;
    }
    return bytes;
  }

  /**
   * Where the neighbours of a first place lead to the very context of its expected value: the
   * context is computed as the page says, mean and constant are the least that lead to it, and some
   * error among all does.
   */
  @Test
  void aNegativeMeanThatLeadsToTheContextOfTheExpectedValue() throws Exception {
    for (int n = 1; n <= 16; n++) {
      for (int neighbourBin = 1; neighbourBin <= 6; neighbourBin++) {
        int valueBin = (16 * (4 * n + 8) - neighbourBin * (2 * n + 2) - neighbourBin) / 16;
        int mean = -16 * leastOfHalfOctave(neighbourBin);
        int constant = 4 * ((4 + valueBin % 4) << (valueBin / 4 - 1));
        for (int error = 1; constant <= MOST_VALUE && error <= MOST_VALUE; error += error / 3 + 1) {
          assertFirstPlacesDecoded(n, mean, error, constant);
        }
      }
    }
  }

  private static int leastOfHalfOctave(int bin) {
    return bin < 2 ? bin : (2 + bin % 2) << (bin / 2 - 1);
  }

  private static void assertFirstPlacesDecoded(int n, int mean, int error, int constant)
      throws Exception {
    int channels = 5;
    ByteBuffer file = ByteBuffer.allocate(FIRST_MEAN + channels * 23 + CHECKSUM);
    file.putInt(0x8E4E5250).put((byte) 1).put((byte) n).putInt(channels);
    short[] symbols = new short[channels * 4];
    for (int channel = 0; channel < channels; channel++) {
      file.putInt(mean).putInt(error).putInt(constant).put(new byte[5 * 2 + 1]);
      symbols[4 * channel] = (short) (channel % 2);
      symbols[4 * channel + 3] = 1;
    }
    FeaturePriors priors = FeaturePriors.read(sealed(file.array()));
    FeatureShape shape = new FeatureShape(channels, 2, 2);
    QuantizedTensor tensor = new QuantizedTensor(shape, n, new MinMaxRange(0, 1), symbols);
    assertDecoded(Codec.TRAINED.with(priors), priors, tensor, List.of(channels));
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

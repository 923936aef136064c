package dev.narrows.feature.independent;

import static dev.narrows.feature.independent.Comparison.CHECKSUM;
import static dev.narrows.feature.independent.Comparison.MODEL;
import static dev.narrows.feature.independent.Comparison.assertDecoded;
import static dev.narrows.feature.independent.Comparison.assertReadAlike;
import static dev.narrows.feature.independent.Comparison.layers;
import static dev.narrows.feature.independent.Comparison.priors;
import static dev.narrows.feature.independent.Comparison.sealed;
import static dev.narrows.feature.independent.Comparison.withConstantChannels;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.RawCodec;
import dev.narrows.feature.Tensors;
import dev.narrows.feature.bitstream.Bitstream;
import dev.narrows.feature.bitstream.BitstreamHeader;
import dev.narrows.feature.entropy.FeaturePriors;
import dev.narrows.feature.quantize.Quantizers;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * What the product refuses, a decoder made from docs/bitstream.md alone refuses, and it takes the
 * rest.
 */
class IndependentRefusalTest {
  private static final FeatureShape ONE = new FeatureShape(1, 1, 2);

  /** Where a file of priors has the mean of its first channel, and how far from 0 it may be. */
  private static final int FIRST_MEAN = 10;

  private static final int MOST_VALUE = 1 << 21;

  @Property(tries = 400)
  void damageIsRefusedWhereTheProductRefusesItAndElseReadAlike(
      @ForAll ReadableCodec codec,
      @ForAll Tensors.Kind kind,
      @ForAll WrittenQuantiser quantiser,
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

    byte[] whole =
        Bitstream.encode(MODEL, ReadableCodec.TRAINED.with(priors), tensor, layers).write();

    assertReadAlike(whole, ReadableCodec.TRAINED.with(other), other);
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
      @ForAll ReadableCodec codec,
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
    assertDecoded(ReadableCodec.TRAINED.with(priors), priors, tensor, layers(channels, random));
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
    assertDecoded(ReadableCodec.TRAINED.with(priors), priors, tensor, List.of(channels));
  }
}

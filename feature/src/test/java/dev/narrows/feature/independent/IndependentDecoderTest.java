package dev.narrows.feature.independent;

import static dev.narrows.feature.independent.Comparison.MODEL;
import static dev.narrows.feature.independent.Comparison.assertDecoded;
import static dev.narrows.feature.independent.Comparison.layers;
import static dev.narrows.feature.independent.Comparison.priors;
import static dev.narrows.feature.independent.Comparison.seal;
import static dev.narrows.feature.independent.Comparison.sealed;
import static dev.narrows.feature.independent.Comparison.unsigned;
import static dev.narrows.feature.independent.Comparison.withConstantChannels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.RawCodec;
import dev.narrows.feature.Tensors;
import dev.narrows.feature.bitstream.Bitstream;
import dev.narrows.feature.bitstream.BitstreamHeader;
import dev.narrows.feature.entropy.FeaturePriors;
import dev.narrows.feature.quantize.Quantizers;
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
  @Property(tries = 600)
  void symbolsOfAnyTensorInAnyLayers(
      @ForAll ReadableCodec codec,
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
      @ForAll ReadableCodec codec,
      @ForAll WrittenQuantiser quantiser,
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
  void aLargerTensor(ReadableCodec codec) throws Exception {
    FeatureShape shape = new FeatureShape(64, 16, 32);
    for (Tensors.Kind kind : List.of(Tensors.Kind.RECTIFIED, Tensors.Kind.SIGNED)) {
      FeaturePriors priors = priors(kind, shape, 8, 1);
      QuantizedTensor tensor = Tensors.of(kind, shape, 8, 2);
      assertDecoded(codec.with(priors), priors, tensor, List.of(64));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPayloadOfTheLeastLength(ReadableCodec codec) throws Exception {
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
}

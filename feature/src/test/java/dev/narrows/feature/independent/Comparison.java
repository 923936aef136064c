package dev.narrows.feature.independent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Tensors;
import dev.narrows.feature.UnsupportedBitstreamException;
import dev.narrows.feature.bitstream.Bitstream;
import dev.narrows.feature.entropy.FeaturePriors;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** The product and the independent decoder, held against each other. */
final class Comparison {
  static final ModelIdentity MODEL = new ModelIdentity("000102030405060708090a0b0c0d0e0f");
  static final int CHECKSUM = 4;

  private Comparison() {}

  static void assertReadAlike(byte[] bitstream, FeatureCodec product, FeaturePriors priors)
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

  static Optional<QuantizedTensor> byTheProduct(byte[] bitstream, FeatureCodec codec)
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

  static IndependentDecoder.Decoded assertDecoded(
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

  static IndependentDecoder decoder(FeaturePriors priors) throws Refusal {
    return new IndependentDecoder(Optional.of(Priors.read(priors.write())));
  }

  static FeaturePriors priors(Tensors.Kind kind, FeatureShape shape, int bits, long seed) {
    List<QuantizedTensor> training =
        List.of(Tensors.of(kind, shape, bits, seed), Tensors.of(kind, shape, bits, seed + 1));
    return FeaturePriors.fit(training, FeaturePriors.FitProgress.NONE);
  }

  /** Of some channels, or of none, every symbol is the channel's or the tensor's first. */
  static QuantizedTensor withConstantChannels(QuantizedTensor tensor, SplittableRandom random) {
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

  /** One layer as often as several. */
  static List<Integer> layers(int channels, SplittableRandom random) {
    List<Integer> layers = new ArrayList<>();
    int left = channels;
    while (left > 0) {
      int layer = random.nextBoolean() ? left : random.nextInt(1, left + 1);
      layers.add(layer);
      left -= layer;
    }
    return layers;
  }

  static byte[] sealed(byte[] bitstream) {
    seal(bitstream, bitstream.length - CHECKSUM);
    return bitstream;
  }

  static void seal(byte[] bitstream, int at) {
    ByteBuffer.wrap(bitstream).putInt(at, Container.checksum(bitstream, at));
  }

  static int[] unsigned(short[] symbols) {
    int[] unsigned = new int[symbols.length];
    for (int i = 0; i < symbols.length; i++) {
      unsigned[i] = Short.toUnsignedInt(symbols[i]);
    }
    return unsigned;
  }
}

package dev.narrows.feature.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecContract;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Tensors;
import dev.narrows.feature.UnsupportedTensorException;
import dev.narrows.feature.bitstream.Bitstream;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class TrainedCodecTest extends FeatureCodecContract {
  private static final ModelIdentity MODEL = ModelIdentity.ofSha256(new byte[32]);

  @Override
  protected FeatureCodec codec() {
    return codec(3);
  }

  @Override
  protected FeatureCodec codec(int channels) {
    return trained(GoldenPayloads.priors(channels));
  }

  @Override
  protected int maxBits() {
    return 16;
  }

  @Property(tries = 60)
  void priorsFittedToOtherTensorsStayLossless(
      @ForAll Tensors.Kind fitted,
      @ForAll Tensors.Kind coded,
      @ForAll @IntRange(min = 1, max = 12) int channels,
      @ForAll @IntRange(min = 1, max = 16) int fittedBits,
      @ForAll @IntRange(min = 1, max = 16) int bits,
      @ForAll long seed)
      throws Exception {
    FeatureShape shape = new FeatureShape(channels, 6, 7);
    List<QuantizedTensor> training =
        List.of(
            Tensors.of(fitted, shape, fittedBits, seed),
            Tensors.of(fitted, shape, fittedBits, seed + 1));
    FeaturePriors priors = FeaturePriors.fit(training, FeaturePriors.FitProgress.NONE);

    assertLossless(trained(priors), Tensors.of(coded, shape, bits, seed + 2));
    assertThat(FeaturePriors.read(priors.write())).isEqualTo(priors);
  }

  @Property(tries = 300)
  void anyPriorsAreLossless(
      @ForAll Tensors.Kind kind,
      @ForAll @IntRange(min = 1, max = 12) int channels,
      @ForAll @IntRange(min = 1, max = 16) int fittedBits,
      @ForAll @IntRange(min = 1, max = 16) int bits,
      @ForAll long seed)
      throws Exception {
    FeaturePriors priors = RandomPriors.of(channels, fittedBits, new SplittableRandom(seed));
    FeatureShape shape = new FeatureShape(channels, 5, 6);
    assertLossless(trained(priors), Tensors.of(kind, shape, bits, seed));
  }

  @Test
  void aMeanFarBelowARectifiersZeroLeadsToNoContextOutsideTheTable() throws Exception {
    ChannelPrior low =
        new ChannelPrior(-ChannelPrior.MAX_VALUE, 0, 0, List.of(1, 0, 0, 0, 0), List.of());
    short[] symbols = {0, 0, 7, 20000};
    FeatureShape shape = new FeatureShape(1, 2, 2);
    QuantizedTensor tensor = new QuantizedTensor(shape, 16, new MinMaxRange(0, 1), symbols);
    assertLossless(trained(new FeaturePriors(16, List.of(low))), tensor);
  }

  @Property(tries = 60)
  void layersTakeThePriorsOfTheirChannels(
      @ForAll Tensors.Kind kind, @ForAll @IntRange(min = 1, max = 7) int first, @ForAll long seed)
      throws Exception {
    FeaturePriors priors = RandomPriors.of(8, 8, new SplittableRandom(seed));
    QuantizedTensor tensor = Tensors.of(kind, new FeatureShape(8, 4, 5), 8, seed);

    Bitstream layered = Bitstream.encode(MODEL, trained(priors), tensor, List.of(first, 8 - first));
    byte[] second =
        trained(priors).forChannels(first, 8 - first).encode(tensor.ofChannels(first, 8 - first));

    assertThat(layered.payloads().get(1)).isEqualTo(second);
    assertThat(Bitstream.read(layered.write()).decode(name -> trained(priors)).symbols())
        .isEqualTo(tensor.symbols());
  }

  @Test
  void anotherNumberOfChannelsIsRefused() {
    FeatureShape shape = new FeatureShape(4, 4, 5);
    QuantizedTensor tensor = Tensors.of(Tensors.Kind.SIGNED, shape, 8, 1);
    assertThatExceptionOfType(UnsupportedTensorException.class)
        .isThrownBy(() -> codec(3).encode(tensor))
        .withMessageContaining("expected features of 3 channels")
        .withMessageContaining("4x4x5");
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> codec(3).decode(new byte[100], shape, 8))
        .withMessageContaining("expected features of 3 channels");
  }

  @Test
  void aLayerBeyondTheChannelsThatThePriorsKnowIsRefused() throws Exception {
    QuantizedTensor tensor = Tensors.of(Tensors.Kind.SIGNED, new FeatureShape(6, 4, 5), 8, 1);
    byte[] whole = Bitstream.encode(MODEL, codec(6), tensor, List.of(2, 2, 2)).write();

    assertThatExceptionOfType(UnsupportedTensorException.class)
        .isThrownBy(() -> Bitstream.encode(MODEL, codec(3), tensor, List.of(2, 2, 2)));
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> Bitstream.read(whole).decode(name -> codec(3)))
        .withMessageContaining("layer 1: codec native:trained: expected features of 1 channels");
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> Bitstream.read(whole).decodeLayer(2, name -> codec(3)))
        .withMessageContaining("layer 2: codec native:trained: expected features of 0 channels");
    // Not even where the layer has as many channels as the priors.
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> Bitstream.read(whole).decodeLayer(1, name -> codec(2)));
  }

  private static StrongCodec trained(FeaturePriors priors) {
    return new StrongCodec(Optional.of(priors));
  }

  private static void assertLossless(FeatureCodec codec, QuantizedTensor tensor) throws Exception {
    byte[] payload = codec.encode(tensor);
    assertThat(codec.decode(payload, tensor.shape(), tensor.bits())).isEqualTo(tensor.symbols());
  }
}

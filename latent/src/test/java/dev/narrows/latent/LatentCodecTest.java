package dev.narrows.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.MalformedBitstreamException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class LatentCodecTest {
  /** Enough for weights that saturate what they act on. */
  private static final double WILD = 40;

  private static final double USUAL = 0.1;

  @Property(tries = 150)
  void everyNumberOfLayersComesBackAsItWas(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 9) Integer> layers,
      @ForAll @IntRange(min = 1, max = 8) int rates,
      @ForAll @IntRange(min = 1, max = 9) int height,
      @ForAll @IntRange(min = 1, max = 9) int width,
      @ForAll boolean wild,
      @ForAll long seed)
      throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    LatentModel model = RandomModels.model(layers, rates, wild ? WILD : USUAL, random);
    LatentCodec codec = new LatentCodec(model);
    FeatureTensor latents =
        RandomModels.latents(model.layers().allChannels(), height, width, random);
    for (int present = 1; present <= layers.size(); present++) {
      assertComesBack(codec, model.quantize(latents, RandomModels.rates(model, present, random)));
      assertComesBack(codec, RandomModels.extremes(model, present, height, width, random));
    }
  }

  @Property(tries = 50)
  void theFirstLayersNeedNoneBehindThem(
      @ForAll @Size(min = 2, max = 4) List<@IntRange(min = 1, max = 20) Integer> layers,
      @ForAll long seed)
      throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    LatentModel model = RandomModels.model(layers, 2, USUAL, random);
    LatentCodec codec = new LatentCodec(model);
    FeatureTensor latents = RandomModels.latents(model.layers().allChannels(), 5, 6, random);
    List<Integer> rates = RandomModels.rates(model, layers.size(), random);
    Latents all = model.quantize(latents, rates);
    List<byte[]> payloads = codec.encode(all);
    for (int present = 1; present < layers.size(); present++) {
      List<Integer> firstRates = rates.subList(0, present);
      Latents first = codec.decode(payloads.subList(0, present), 5, 6, firstRates);
      assertThat(first.shape().channels()).isEqualTo(model.layers().channelsOfFirst(present));
      assertThat(first.values()).isEqualTo(Arrays.copyOf(all.values(), first.values().length));
      assertThat(codec.encode(model.quantize(latents, firstRates)))
          .containsExactly(payloads.subList(0, present).toArray(byte[][]::new));
    }
  }

  @Property(tries = 60)
  void payloadsAreAsLongAsTheirProbabilitiesSay(
      @ForAll @IntRange(min = 1, max = 40) int height, @ForAll boolean wild, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LatentModel model = RandomModels.model(List.of(5, 7), 1, wild ? WILD : USUAL, random);
    LatentCodec codec = new LatentCodec(model);
    Latents latents = model.quantize(RandomModels.latents(12, height, 40, random), List.of(0, 0));
    double[] ideal = codec.idealBits(latents);
    List<byte[]> payloads = codec.encode(latents);
    for (int layer = 0; layer < ideal.length; layer++) {
      // The coder ends with up to two bytes; what it does not look at may cost or save a few bits,
      // and so may the parts of its range, which are whole numbers.
      double bytes = ideal[layer] / 8;
      assertThat((double) payloads.get(layer).length).isBetween(bytes - 1, 1.0005 * bytes + 2);
    }
  }

  @Test
  void zerosCostNextToNothing() throws Exception {
    LatentParameters parameters = constant(List.of(48, 96), -4);
    LatentModel model = LatentModel.of(parameters);
    FeatureShape shape = new FeatureShape(144, 16, 32);
    Latents zeros = new Latents(List.of(0, 0), shape, new short[shape.elements()]);
    LatentCodec codec = new LatentCodec(model);
    // 73728 decisions of 65504/65536 are 52 bits.
    assertThat(Arrays.stream(codec.idealBits(zeros)).sum()).isBetween(51.0, 53.0);
    assertComesBack(codec, zeros);
  }

  @Test
  void aTensorOfTheMostElementsNeedsItsLeastBytes() throws Exception {
    LatentCodec codec = new LatentCodec(LatentModel.of(constant(List.of(1), -4)));
    FeatureShape shape = new FeatureShape(1, 4096, 4096);
    List<byte[]> payloads =
        codec.encode(new Latents(List.of(0), shape, new short[shape.elements()]));
    assertThat(payloads.get(0).length).isGreaterThanOrEqualTo(512);
    List<byte[]> less = List.of(Arrays.copyOf(payloads.get(0), 511));
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> codec.decode(less, 4096, 4096, List.of(0)))
        .withMessageContaining("expected at least 512 bytes");
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(() -> codec.decode(payloads, 4096, 4097, List.of(0)))
        .withMessageContaining("expected 1 to 16777216 elements");
  }

  @Test
  void whatNoStreamOfTheModelClaimsIsRefused() {
    LatentModel model = RandomModels.model(List.of(2, 3), 2, USUAL, new SplittableRandom(1));
    LatentCodec codec = new LatentCodec(model);
    List<byte[]> two = List.of(new byte[4], new byte[4]);
    List<byte[]> three = List.of(new byte[4], new byte[4], new byte[4]);
    assertRefused(
        () -> codec.decode(two, 2, 2, List.of(0, 9)), "expected a rate from 0 to 8, found 9");
    assertRefused(
        () -> codec.decode(two, 2, 2, List.of(-1, 0)), "expected a rate from 0 to 8, found -1");
    assertRefused(() -> codec.decode(three, 2, 2, List.of(0, 0, 0)), "expected 1 to 2 layers");
    assertRefused(() -> codec.decode(List.of(), 2, 2, List.of()), "found 0 with 0 rates");
    assertRefused(() -> codec.decode(two, 2, 2, List.of(0)), "found 2 with 1 rates");
    assertRefused(() -> codec.decode(two, 0, 2, List.of(0, 0)), "found 5x0x2");
    assertRefused(() -> codec.decode(two, 1 << 30, 1 << 30, List.of(0, 0)), "elements");
  }

  @Test
  void latentsOfAnotherModelAreTheCallersError() {
    LatentModel model = RandomModels.model(List.of(2, 3), 2, USUAL, new SplittableRandom(1));
    LatentCodec codec = new LatentCodec(model);
    FeatureShape three = new FeatureShape(3, 1, 1);
    FeatureShape two = new FeatureShape(2, 1, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.encode(new Latents(List.of(0), three, new short[3])))
        .withMessageContaining("expected 2 channels, found 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.encode(new Latents(List.of(9), two, new short[2])))
        .withMessageContaining("rate");
  }

  @Test
  void aPayloadCutOrExtendedIsRefused() {
    SplittableRandom random = new SplittableRandom(4);
    LatentModel model = RandomModels.model(List.of(4, 6), 1, USUAL, random);
    LatentCodec codec = new LatentCodec(model);
    Latents latents = model.quantize(RandomModels.latents(10, 6, 7, random), List.of(0, 0));
    List<byte[]> payloads = codec.encode(latents);
    for (int layer = 0; layer < 2; layer++) {
      int length = payloads.get(layer).length;
      for (int cut = 0; cut < length; cut++) {
        List<byte[]> damaged = with(payloads, layer, Arrays.copyOf(payloads.get(layer), cut));
        assertLatentsOrRefusal(codec, damaged, 6, 7);
      }
      List<byte[]> longer = with(payloads, layer, Arrays.copyOf(payloads.get(layer), length + 1));
      assertRefused(() -> codec.decode(longer, 6, 7, List.of(0, 0)), "trailing bytes");
    }
  }

  @Property(tries = 300)
  void anyFlippedBitsGiveLatentsOrARefusal(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LatentModel model = RandomModels.model(List.of(4, 6), 1, USUAL, random);
    LatentCodec codec = new LatentCodec(model);
    Latents latents = RandomModels.extremes(model, 2, 6, 7, random);
    List<byte[]> payloads = new ArrayList<>(codec.encode(latents));
    byte[] damaged = payloads.get(random.nextInt(2));
    for (int i = random.nextInt(4); i >= 0; i--) {
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
    }
    assertLatentsOrRefusal(codec, payloads, 6, 7);
  }

  @Property(tries = 500)
  void anyBytesGiveLatentsOrARefusal(
      @ForAll byte[] first, @ForAll byte[] second, @ForAll boolean wild, @ForAll long seed) {
    LatentModel model =
        RandomModels.model(List.of(3, 5), 1, wild ? WILD : USUAL, new SplittableRandom(seed));
    assertLatentsOrRefusal(new LatentCodec(model), List.of(first, second), 5, 4);
  }

  private static void assertLatentsOrRefusal(
      LatentCodec codec, List<byte[]> payloads, int height, int width) {
    int bytes = payloads.stream().mapToInt(payload -> payload.length).sum();
    Assertions.assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          try {
            Latents decoded = codec.decode(payloads, height, width, List.of(0, 0));
            // There is one encoding: what was accepted is what an encoder makes.
            assertThat(codec.encode(decoded)).containsExactly(payloads.toArray(byte[][]::new));
          } catch (MalformedBitstreamException e) {
            assertThat(e.offset()).isBetween(0L, (long) bytes);
          }
        });
  }

  private static void assertComesBack(LatentCodec codec, Latents latents) throws Exception {
    short[] before = latents.values().clone();
    List<byte[]> payloads = codec.encode(latents);
    FeatureShape shape = latents.shape();
    Latents decoded = codec.decode(payloads, shape.height(), shape.width(), latents.rates());
    assertThat(decoded.shape()).isEqualTo(shape);
    assertThat(decoded.rates()).isEqualTo(latents.rates());
    assertThat(decoded.values()).isEqualTo(before);
    assertThat(latents.values()).isEqualTo(before);
  }

  private static List<byte[]> with(List<byte[]> payloads, int layer, byte[] payload) {
    List<byte[]> others = new ArrayList<>(payloads);
    others.set(layer, payload);
    return others;
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
    assertThatExceptionOfType(MalformedBitstreamException.class)
        .isThrownBy(call)
        .withMessageContaining(message);
  }

  /** A model of no weights and one scale. */
  private static LatentParameters constant(List<Integer> layers, float logScale) {
    LatentLayers all = new LatentLayers(layers);
    int channels = all.allChannels();
    float[][] zeros = new float[1][channels];
    float[][] scales = new float[1][channels];
    Arrays.fill(scales[0], logScale);
    float[] none = new float[channels * channels * 9];
    return new LatentParameters(all, zeros, zeros, zeros, scales, none, none);
  }
}

package dev.narrows.latent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What the page says is what the codec does. */
class IndependentDecoderTest {
  @Property(tries = 60)
  void aDecoderOfThePageReadsWhatTheCodecWrites(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 7) Integer> layers,
      @ForAll @IntRange(min = 1, max = 3) int rates,
      @ForAll @IntRange(min = 1, max = 7) int height,
      @ForAll @IntRange(min = 1, max = 7) int width,
      @ForAll boolean wild,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LatentModel model = RandomModels.model(layers, rates, wild ? 40 : 0.1, random);
    IndependentDecoder decoder = new IndependentDecoder(model.write());
    int present = 1 + random.nextInt(layers.size());
    int channels = model.layers().allChannels();
    Latents usual =
        model.quantize(
            RandomModels.latents(channels, height, width, random),
            RandomModels.rates(model, present, random));
    for (Latents latents :
        List.of(usual, RandomModels.extremes(model, present, height, width, random))) {
      byte[][] payloads = new LatentCodec(model).encode(latents).toArray(byte[][]::new);
      int[][][] decoded = decoder.decode(payloads, height, width, latents.rates());
      for (int i = 0; i < latents.values().length; i++) {
        int place = i % latents.shape().plane();
        assertThat(decoded[i / latents.shape().plane()][place / width][place % width])
            .isEqualTo(latents.values()[i]);
      }
    }
  }
}

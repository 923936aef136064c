package dev.narrows.latent;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import java.util.List;
import java.util.SplittableRandom;

/** Models of random parameters, and latents of about the size that they expect. */
final class RandomModels {
  private RandomModels() {}

  static LatentParameters parameters(
      List<Integer> layers, int rates, double weight, SplittableRandom random) {
    LatentLayers all = new LatentLayers(layers);
    int channels = all.allChannels();
    return new LatentParameters(
        all,
        rows(rates, channels, -1, 2, random),
        rows(rates, channels, -2, 1, random),
        rows(rates, channels, -0.6, 0.6, random),
        rows(rates, channels, -2, 1, random),
        values(channels * channels * 9, -weight, weight, random),
        values(channels * channels * 9, -weight, weight, random));
  }

  static LatentModel model(
      List<Integer> layers, int rates, double weight, SplittableRandom random) {
    return LatentModel.of(parameters(layers, rates, weight, random));
  }

  /** Unquantised latents, most of them small. */
  static FeatureTensor latents(int channels, int height, int width, SplittableRandom random) {
    FeatureShape shape = new FeatureShape(channels, height, width);
    float[] values = new float[shape.elements()];
    for (int i = 0; i < values.length; i++) {
      double uniform = random.nextDouble(1e-6, 1);
      values[i] = (float) (0.4 * Math.log(uniform / (1 - uniform)));
    }
    return new FeatureTensor(shape, values);
  }

  /** Integers of any size up to the greatest, the small as often as the large, and many zeros. */
  static Latents extremes(
      LatentModel model, int layers, int height, int width, SplittableRandom random) {
    int channels = model.layers().channelsOfFirst(layers);
    FeatureShape shape = new FeatureShape(channels, height, width);
    short[] values = new short[shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (random.nextInt(8)) {
            case 0 -> Short.MAX_VALUE;
            case 1 -> Short.MIN_VALUE;
            case 2, 3 -> (short) ((short) random.nextInt() >> random.nextInt(16));
            default -> 0;
          };
    }
    return new Latents(rates(model, layers, random), shape, values);
  }

  /** A rate for each of the first layers. */
  static List<Integer> rates(LatentModel model, int layers, SplittableRandom random) {
    return random.ints(layers, 0, model.rates()).boxed().toList();
  }

  private static float[][] rows(
      int rates, int channels, double low, double high, SplittableRandom random) {
    float[][] rows = new float[rates][];
    for (int rate = 0; rate < rates; rate++) {
      rows[rate] = values(channels, low, high, random);
    }
    return rows;
  }

  private static float[] values(int count, double low, double high, SplittableRandom random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(low, high);
    }
    return values;
  }
}

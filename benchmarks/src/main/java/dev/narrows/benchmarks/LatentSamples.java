package dev.narrows.benchmarks;

import dev.narrows.feature.FeatureShape;
import dev.narrows.latent.LatentLayers;
import dev.narrows.latent.LatentModel;
import dev.narrows.latent.LatentParameters;
import dev.narrows.latent.Latents;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** A model of small random weights, and sparse latents whose scale it knows. */
final class LatentSamples {
  private static final float WEIGHT = 0.002f;

  private final LatentLayers layers;
  private final double nonzero;
  private final SplittableRandom random;
  private final LatentModel model;

  /**
   * @param nonzero share of latents that are not 0, above 0 and below 1
   */
  LatentSamples(List<Integer> layers, double nonzero, long seed) {
    this.layers = new LatentLayers(layers);
    this.nonzero = nonzero;
    random = new SplittableRandom(seed);
    int channels = this.layers.allChannels();
    float[][] zeros = new float[2][channels];
    float[][] scales = new float[2][channels];
    for (int i = 0; i < 2 * channels; i++) {
      scales[i / channels][i % channels] = (float) Math.log(scale());
    }
    model =
        LatentModel.of(
            new LatentParameters(
                this.layers, zeros, zeros, zeros, scales, weights(channels), weights(channels)));
  }

  LatentModel model() {
    return model;
  }

  /** Of all layers, at the coarsest rate. */
  Latents latents(int height, int width) {
    FeatureShape shape = new FeatureShape(layers.allChannels(), height, width);
    short[] values = new short[shape.elements()];
    for (int i = 0; i < values.length; i++) {
      double uniform = random.nextDouble(1e-9, 1);
      values[i] = (short) Math.rint(scale() * Math.log(uniform / (1 - uniform)));
    }
    return new Latents(Collections.nCopies(layers.count(), 0), shape, values);
  }

  /** Of the logistic distribution that rounds to so few other than 0. */
  private double scale() {
    return 0.5 / Math.log((2 - nonzero) / nonzero);
  }

  private float[] weights(int channels) {
    float[] weights = new float[channels * channels * 9];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextDouble(-WEIGHT, WEIGHT);
    }
    return weights;
  }
}

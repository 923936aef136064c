package dev.narrows.benchmarks;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import java.util.SplittableRandom;

/** Features of 256×16×32 to measure with, the same on every run. */
public enum TensorKind {
  /**
   * Half the elements 0, as after a rectifier, the others exponential, each channel its own scale.
   */
  RECTIFIED {
    @Override
    float feature(int channel, int row, int column, SplittableRandom random) {
      double scale = 0.2 + channel % 7;
      return (float) (random.nextBoolean() ? 0 : -scale * Math.log(1 - random.nextDouble()));
    }
  },
  /** A wave of its own length in each channel, and a little noise. */
  SMOOTH {
    @Override
    float feature(int channel, int row, int column, SplittableRandom random) {
      double wave = Math.sin(column * 0.05 * (1 + channel % 5)) * Math.cos(row * 0.07);
      return (float) (wave + 0.02 * random.nextDouble());
    }
  };

  private static final FeatureShape SHAPE = new FeatureShape(256, 16, 32);

  abstract float feature(int channel, int row, int column, SplittableRandom random);

  FeatureTensor tensor() {
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[SHAPE.elements()];
    for (int i = 0; i < values.length; i++) {
      int channel = i / SHAPE.plane();
      int row = i % SHAPE.plane() / SHAPE.width();
      values[i] = feature(channel, row, i % SHAPE.width(), random);
    }
    return new FeatureTensor(SHAPE, values);
  }
}

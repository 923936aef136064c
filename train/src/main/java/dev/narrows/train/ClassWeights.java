package dev.narrows.train;

import dev.narrows.data.DataException;
import dev.narrows.data.Dataset;
import java.util.Arrays;

/**
 * How much a pixel of each class counts in the cross-entropy: p^(−γ) for a class that has the share
 * p of labelled pixels, scaled so that the mean over pixels is 1. With γ = 0 all count the same;
 * with γ = 1 all classes do. Between, rare classes are learned sooner than their share alone would
 * let them be.
 */
final class ClassWeights {
  /** Samples from which shares are estimated, spread evenly over the dataset. */
  private static final int SAMPLES = 500;

  private ClassWeights() {}

  /**
   * The weights of a dataset's classes.
   *
   * @param balance γ, 0 to 1
   * @throws DataException if a sample cannot be loaded
   */
  static float[] of(Dataset dataset, double balance) throws DataException {
    int classes = dataset.classes().size();
    float[] weights = new float[classes];
    Arrays.fill(weights, 1);
    return balance == 0 ? weights : balance(count(dataset, classes), balance);
  }

  /** The weights for numbers of pixels by class; a class without any counts 1. */
  static float[] balance(long[] pixels, double balance) {
    double all = Arrays.stream(pixels).sum();
    float[] weights = new float[pixels.length];
    Arrays.fill(weights, 1);
    double mean = 0;
    for (long count : pixels) {
      mean += count == 0 ? 0 : StrictMath.pow(count / all, 1 - balance);
    }
    for (int i = 0; i < pixels.length; i++) {
      if (pixels[i] > 0) {
        weights[i] = (float) (StrictMath.pow(pixels[i] / all, -balance) / mean);
      }
    }
    return weights;
  }

  private static long[] count(Dataset dataset, int classes) throws DataException {
    long[] pixels = new long[classes];
    int samples = Math.min(SAMPLES, dataset.size());
    for (int i = 0; i < samples; i++) {
      int index = (int) ((long) i * dataset.size() / samples);
      dataset.load(index).labels().ifPresent(labels -> count(labels, pixels));
    }
    return pixels;
  }

  private static void count(byte[] labels, long[] pixels) {
    for (byte label : labels) {
      int id = label & 0xFF;
      if (id < pixels.length) {
        pixels[id]++;
      }
    }
  }
}

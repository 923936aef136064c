package dev.narrows.feature.quantize;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.NonFiniteFeatureException;
import dev.narrows.feature.QuantizedTensor;

/** The smallest and the largest of features, and the symbols of levels between two bounds. */
final class TensorRange {
  private TensorRange() {}

  /** The range of the whole tensor. */
  static MinMaxRange of(FeatureTensor tensor) throws NonFiniteFeatureException {
    return of(tensor, 0, tensor.values().length);
  }

  /** The range of one channel. */
  static MinMaxRange of(FeatureTensor tensor, int channel) throws NonFiniteFeatureException {
    int plane = tensor.shape().plane();
    return of(tensor, channel * plane, (channel + 1) * plane);
  }

  private static MinMaxRange of(FeatureTensor tensor, int from, int to)
      throws NonFiniteFeatureException {
    FeatureShape shape = tensor.shape();
    float[] values = tensor.values();
    float min = values[from];
    float max = values[from];
    for (int i = from; i < to; i++) {
      float value = values[i];
      if (!Float.isFinite(value)) {
        throw new NonFiniteFeatureException(shape, i, value);
      }
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    return new MinMaxRange(min, max);
  }

  /** The nearest levels of a range; features outside it get the nearest end. */
  static QuantizedTensor quantize(FeatureTensor tensor, int bits, MinMaxRange range) {
    float[] values = tensor.values();
    short[] symbols = new short[values.length];
    double width = (double) range.max() - range.min();
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = (short) symbol(values[i], range.min(), width, bits);
    }
    return new QuantizedTensor(tensor.shape(), bits, range, symbols);
  }

  /** The nearest of evenly spread levels, half to even; 0 if all are the same. */
  static int symbol(double value, double start, double width, int bits) {
    double levels = (1 << bits) - 1;
    if (width <= 0) {
      return 0;
    }
    return (int) Math.max(0, Math.min(levels, Math.rint(levels * (value - start) / width)));
  }
}

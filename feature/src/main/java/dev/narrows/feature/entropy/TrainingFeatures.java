package dev.narrows.feature.entropy;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.QuantizedTensor;
import java.util.List;

/**
 * Features to fit priors to.
 *
 * @param bits depth of their symbols
 * @param width columns of a channel
 * @param plane elements of a channel
 * @param values of each channel, tensor after tensor, as differences from the tensor's most
 *     frequent symbol: {@code [channel][tensor·plane + place]}
 */
record TrainingFeatures(int bits, int width, int plane, float[][] values) {
  /** More samples of a channel than this only take time. */
  private static final int MOST_SAMPLES = 1 << 15;

  static TrainingFeatures of(List<QuantizedTensor> tensors) {
    if (tensors.isEmpty()) {
      throw new IllegalArgumentException("features to fit to: expected some, found none");
    }
    FeatureShape shape = tensors.get(0).shape();
    int bits = tensors.get(0).bits();
    int used = Math.min(tensors.size(), mostTensors(shape));
    float[][] values = new float[shape.channels()][used * shape.plane()];
    for (int i = 0; i < used; i++) {
      QuantizedTensor tensor = tensors.get((int) ((long) i * tensors.size() / used));
      if (!tensor.shape().equals(shape) || tensor.bits() != bits) {
        throw new IllegalArgumentException(
            ("features to fit to: expected " + shape + " of " + bits + " bits, found ")
                + (tensor.shape() + " of " + tensor.bits() + " bits"));
      }
      int zero = Reference.mostFrequent(tensor.symbols(), bits);
      for (int at = 0; at < shape.elements(); at++) {
        values[at / shape.plane()][i * shape.plane() + at % shape.plane()] =
            (tensor.symbols()[at] & 0xFFFF) - zero;
      }
    }
    return new TrainingFeatures(bits, shape.width(), shape.plane(), values);
  }

  /** At least 1. */
  static int mostTensors(FeatureShape shape) {
    return Math.max(1, MOST_SAMPLES / shape.plane());
  }

  int channels() {
    return values.length;
  }

  int samples() {
    return values[0].length;
  }

  /** West, north, north-west, north-east, west of west, with the stand-ins of the codec. */
  float[][] neighbours(int channel) {
    float[] v = values[channel];
    float mean = (float) mean(channel);
    float[][] near = new float[ChannelPrior.NEIGHBOURS][v.length];
    for (int i = 0; i < v.length; i++) {
      int place = i % plane;
      int column = place % width;
      boolean top = place < width;
      boolean left = column == 0;
      float north = top ? (left ? mean : v[i - 1]) : v[i - width];
      float west = left ? north : v[i - 1];
      near[0][i] = west;
      near[1][i] = north;
      near[2][i] = top ? west : left ? north : v[i - width - 1];
      near[3][i] = top ? west : column == width - 1 ? north : v[i - width + 1];
      near[4][i] = column > 1 ? v[i - 2] : west;
    }
    return near;
  }

  double mean(int channel) {
    double sum = 0;
    for (float value : values[channel]) {
      sum += value;
    }
    return sum / samples();
  }
}

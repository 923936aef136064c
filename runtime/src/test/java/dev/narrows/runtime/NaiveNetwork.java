package dev.narrows.runtime;

import dev.narrows.model.Layer;
import dev.narrows.model.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A network computed straight from the definitions of its layers, in 64-bit numbers, one picture at
 * a time: the oracle of the exported files.
 */
final class NaiveNetwork implements Layer.Reader<UnaryOperator<NaiveNetwork.Activation>> {
  private final Map<String, float[]> weights;

  NaiveNetwork(Weights weights) {
    this.weights = weights.values();
  }

  /** Values of one picture, {@code [channels][height][width]}. */
  record Activation(int channels, int height, int width, double[] values) {
    static Activation zeros(int channels, int height, int width) {
      return new Activation(channels, height, width, new double[channels * height * width]);
    }

    double at(int channel, int y, int x) {
      return values[index(channel, y, x)];
    }

    boolean inside(int y, int x) {
      return y >= 0 && y < height && x >= 0 && x < width;
    }

    void set(int channel, int y, int x, double value) {
      values[index(channel, y, x)] = value;
    }

    int index(int channel, int y, int x) {
      return (channel * height + y) * width + x;
    }
  }

  Activation run(List<Layer> layers, Activation input) {
    Activation activation = input;
    for (Layer layer : layers) {
      activation = layer.read(this).apply(activation);
    }
    return activation;
  }

  @Override
  public UnaryOperator<Activation> convolution(Layer.Convolution layer) {
    float[] weight = weights.get(layer.name() + ".weight");
    return in -> {
      Activation out =
          Activation.zeros(layer.out(), slid(in.height(), layer), slid(in.width(), layer));
      fill(
          out,
          (channel, y, x) -> {
            double sum = layer.bias() ? weights.get(layer.name() + ".bias")[channel] : 0;
            for (int from = 0; from < layer.in(); from++) {
              for (int i = 0; i < layer.kernel(); i++) {
                for (int j = 0; j < layer.kernel(); j++) {
                  int row = y * layer.stride() - layer.padding() + i;
                  int column = x * layer.stride() - layer.padding() + j;
                  if (in.inside(row, column)) {
                    int place =
                        ((channel * layer.in() + from) * layer.kernel() + i) * layer.kernel() + j;
                    sum += weight[place] * in.at(from, row, column);
                  }
                }
              }
            }
            return sum;
          });
      return out;
    };
  }

  @Override
  public UnaryOperator<Activation> transposedConvolution(Layer.TransposedConvolution layer) {
    float[] weight = weights.get(layer.name() + ".weight");
    float[] bias = weights.get(layer.name() + ".bias");
    int stride = layer.stride();
    return in -> {
      Activation out = Activation.zeros(layer.out(), in.height() * stride, in.width() * stride);
      fill(
          out,
          (channel, y, x) -> {
            double sum = bias[channel];
            for (int from = 0; from < layer.in(); from++) {
              int place =
                  ((from * layer.out() + channel) * stride + y % stride) * stride + x % stride;
              sum += weight[place] * in.at(from, y / stride, x / stride);
            }
            return sum;
          });
      return out;
    };
  }

  @Override
  public UnaryOperator<Activation> batchNormalization(Layer.BatchNormalization layer) {
    float[] scale = weights.get(layer.name() + ".weight");
    float[] shift = weights.get(layer.name() + ".bias");
    float[] mean = weights.get(layer.name() + ".running_mean");
    float[] variance = weights.get(layer.name() + ".running_var");
    return in ->
        perElement(
            in,
            (c, value) -> (value - mean[c]) / Math.sqrt(variance[c] + 1e-5) * scale[c] + shift[c]);
  }

  @Override
  public UnaryOperator<Activation> relu(Layer.Relu layer) {
    return in -> perElement(in, (channel, value) -> Math.max(value, 0));
  }

  @Override
  public UnaryOperator<Activation> maxPool(Layer.MaxPool layer) {
    return in -> {
      int height = (in.height() + 2 * layer.padding() - layer.kernel()) / layer.stride() + 1;
      int width = (in.width() + 2 * layer.padding() - layer.kernel()) / layer.stride() + 1;
      Activation out = Activation.zeros(in.channels(), height, width);
      fill(
          out,
          (channel, y, x) -> {
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < layer.kernel(); i++) {
              for (int j = 0; j < layer.kernel(); j++) {
                int row = y * layer.stride() - layer.padding() + i;
                int column = x * layer.stride() - layer.padding() + j;
                if (in.inside(row, column)) {
                  largest = Math.max(largest, in.at(channel, row, column));
                }
              }
            }
            return largest;
          });
      return out;
    };
  }

  @Override
  public UnaryOperator<Activation> residual(Layer.Residual layer) {
    return in -> {
      double[] body = run(layer.body(), in).values();
      Activation shortcut = run(layer.shortcut(), in);
      double[] sum = shortcut.values().clone();
      Arrays.setAll(sum, i -> sum[i] + body[i]);
      return new Activation(shortcut.channels(), shortcut.height(), shortcut.width(), sum);
    };
  }

  @Override
  public UnaryOperator<Activation> standardize(Layer.Standardize layer) {
    return in ->
        perElement(in, (c, value) -> (value - layer.mean().get(c)) / layer.deviation().get(c));
  }

  @Override
  public UnaryOperator<Activation> affine(Layer.Affine layer) {
    return in -> perElement(in, (channel, value) -> value * layer.factor() + layer.offset());
  }

  @Override
  public UnaryOperator<Activation> channels(Layer.Channels layer) {
    return in -> {
      Activation out = Activation.zeros(layer.count(), in.height(), in.width());
      fill(out, (channel, y, x) -> in.at(layer.first() + channel, y, x));
      return out;
    };
  }

  private static int slid(int side, Layer.Convolution layer) {
    return (side + 2 * layer.padding() - layer.kernel()) / layer.stride() + 1;
  }

  private interface ElementFunction {
    double apply(int channel, double value);
  }

  private interface PlaceFunction {
    double apply(int channel, int y, int x);
  }

  private static Activation perElement(Activation in, ElementFunction function) {
    Activation out = Activation.zeros(in.channels(), in.height(), in.width());
    fill(out, (channel, y, x) -> function.apply(channel, in.at(channel, y, x)));
    return out;
  }

  private static void fill(Activation out, PlaceFunction function) {
    for (int channel = 0; channel < out.channels(); channel++) {
      for (int y = 0; y < out.height(); y++) {
        for (int x = 0; x < out.width(); x++) {
          out.set(channel, y, x, function.apply(channel, y, x));
        }
      }
    }
  }
}

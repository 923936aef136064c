package dev.narrows.train;

import dev.narrows.model.Architecture;
import dev.narrows.model.FeatureLayer;
import dev.narrows.model.Layer;
import dev.narrows.model.Task;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** An architecture with parameters, on libtorch. */
final class TorchNetwork {
  private final Architecture architecture;
  private final Parameters parameters;
  private final TorchDevice device;

  TorchNetwork(Architecture architecture, Parameters parameters, TorchDevice device) {
    this.architecture = architecture;
    this.parameters = parameters;
    this.device = device;
  }

  Architecture architecture() {
    return architecture;
  }

  Parameters parameters() {
    return parameters;
  }

  /**
   * Pictures to features, all layers.
   *
   * @param pictures {@code [batch][3][height][width]}, RGB in [0,1]
   * @param statistics what batch normalisation does with those of the batch
   */
  Tensor encode(Tensor pictures, BatchStatistics statistics) {
    List<FeatureLayer> layers = architecture.featureLayers();
    if (layers.size() == 1) {
      return runInPrecision(layers.get(0).encoder(), pictures, statistics);
    }
    TensorVector parts = new TensorVector();
    for (FeatureLayer layer : layers) {
      parts.push_back(runInPrecision(layer.encoder(), pictures, statistics));
    }
    return torch.cat(parts, 1);
  }

  /** Features to the output of one task. */
  Tensor decode(Task task, Tensor features, BatchStatistics statistics) {
    return runInPrecision(architecture.decoders().get(task), features, statistics);
  }

  /** What comes out is float32 whatever the layers computed in: losses need the digits. */
  private Tensor runInPrecision(List<Layer> layers, Tensor input, BatchStatistics statistics) {
    try (Autocast autocast = new Autocast(device.config().bfloat16())) {
      return run(layers, input, statistics).to(torch.ScalarType.Float);
    }
  }

  private Tensor run(List<Layer> layers, Tensor input, BatchStatistics statistics) {
    Tensor x = input;
    for (Layer layer : layers) {
      x = layer.read(new Step(x, statistics));
    }
    return x;
  }

  /** One layer applied to one input. */
  private final class Step implements Layer.Reader<Tensor> {
    private final Tensor x;
    private final BatchStatistics statistics;

    Step(Tensor x, BatchStatistics statistics) {
      this.x = x;
      this.statistics = statistics;
    }

    @Override
    public Tensor convolution(Layer.Convolution layer) {
      return Convolutions.apply(
          layer,
          x,
          parameters.get(layer.name() + ".weight"),
          layer.bias()
              ? new TensorOptional(parameters.get(layer.name() + ".bias"))
              : new TensorOptional());
    }

    @Override
    public Tensor transposedConvolution(Layer.TransposedConvolution layer) {
      return torch.conv_transpose2d(
          x,
          parameters.get(layer.name() + ".weight"),
          new TensorOptional(parameters.get(layer.name() + ".bias")),
          square(layer.stride()),
          square(0),
          square(0),
          1,
          square(1));
    }

    @Override
    public Tensor batchNormalization(Layer.BatchNormalization layer) {
      return torch.batch_norm(
          x,
          new TensorOptional(parameters.get(layer.name() + ".weight")),
          new TensorOptional(parameters.get(layer.name() + ".bias")),
          new TensorOptional(parameters.get(layer.name() + ".running_mean")),
          new TensorOptional(parameters.get(layer.name() + ".running_var")),
          statistics.used(),
          statistics.momentum(),
          Layer.BatchNormalization.EPSILON,
          false);
    }

    @Override
    public Tensor relu(Layer.Relu layer) {
      // In place: what comes before a rectifier needs its own output for no gradient.
      return torch.relu_(x);
    }

    @Override
    public Tensor maxPool(Layer.MaxPool layer) {
      return torch.max_pool2d(
          x,
          square(layer.kernel()),
          square(layer.stride()),
          square(layer.padding()),
          square(1),
          false);
    }

    @Override
    public Tensor residual(Layer.Residual layer) {
      return run(layer.body(), x, statistics).add_(run(layer.shortcut(), x, statistics));
    }

    @Override
    public Tensor standardize(Layer.Standardize layer) {
      return x.sub(perChannel(layer.mean())).div(perChannel(layer.deviation()));
    }

    @Override
    public Tensor affine(Layer.Affine layer) {
      return x.mul(TorchDevice.scalar(layer.factor())).add(TorchDevice.scalar(layer.offset()));
    }

    @Override
    public Tensor channels(Layer.Channels layer) {
      return x.narrow(1, layer.first(), layer.count());
    }

    private Tensor perChannel(List<Float> values) {
      float[] array = new float[values.size()];
      for (int i = 0; i < array.length; i++) {
        array[i] = values.get(i);
      }
      return device.floats(array, 1, array.length, 1, 1);
    }
  }

  private static long[] square(long side) {
    return new long[] {side, side};
  }
}

package dev.narrows.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * A named tensor of a network.
 *
 * @param name such as {@code encoder.layer1.0.conv1.weight}
 * @param shape its dimensions
 * @param role what it is, from which its first value follows
 */
public record Parameter(String name, List<Integer> shape, Role role) {
  /** What a parameter is in its layer. */
  public enum Role {
    /** Weight of a convolution, {@code [out][in][kernel][kernel]}. */
    WEIGHT,
    /** Weight of a transposed convolution, {@code [in][out][stride][stride]}. */
    TRANSPOSED_WEIGHT,
    /** Bias of a convolution; starts at 0. */
    BIAS,
    /** Factor of a batch normalisation; starts at 1. */
    SCALE,
    /** Offset of a batch normalisation; starts at 0. */
    SHIFT,
    /** ln of the gains of latents, a row a rate, the coarsest first. */
    LOG_GAIN,
    /** ln of the inverse gains of latents, likewise. */
    LOG_INVERSE_GAIN,
    /** Means and scales of latents without context, a row a rate; start at 0. */
    LATENT_BIAS,
    /** Weights of the contexts of latents, {@code [to][from][3][3]}; start at 0. */
    CONTEXT,
    /** Running mean of a batch normalisation, not trained by gradient; starts at 0. */
    RUNNING_MEAN,
    /** Running variance of a batch normalisation, not trained by gradient; starts at 1. */
    RUNNING_VARIANCE
  }

  /** Copies the shape. */
  public Parameter {
    shape = List.copyOf(shape);
  }

  /** Whether gradients change it. */
  public boolean trained() {
    return role != Role.RUNNING_MEAN && role != Role.RUNNING_VARIANCE;
  }

  /** Whether it is the weight of a convolution of either kind. */
  public boolean isConvolutionWeight() {
    return role == Role.WEIGHT || role == Role.TRANSPOSED_WEIGHT;
  }

  /** Number of elements. */
  public int elements() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /** The parameters of layers, in the order in which they are met. */
  public static List<Parameter> of(List<Layer> layers) {
    return layers.stream().flatMap(layer -> layer.read(LISTER)).toList();
  }

  private static final Layer.Reader<Stream<Parameter>> LISTER =
      new Layer.Reader<>() {
        @Override
        public Stream<Parameter> convolution(Layer.Convolution layer) {
          List<Integer> shape = List.of(layer.out(), layer.in(), layer.kernel(), layer.kernel());
          Parameter weight = new Parameter(layer.name() + ".weight", shape, Role.WEIGHT);
          return layer.bias()
              ? Stream.of(weight, bias(layer.name(), layer.out()))
              : Stream.of(weight);
        }

        @Override
        public Stream<Parameter> transposedConvolution(Layer.TransposedConvolution layer) {
          List<Integer> shape = List.of(layer.in(), layer.out(), layer.stride(), layer.stride());
          return Stream.of(
              new Parameter(layer.name() + ".weight", shape, Role.TRANSPOSED_WEIGHT),
              bias(layer.name(), layer.out()));
        }

        @Override
        public Stream<Parameter> batchNormalization(Layer.BatchNormalization layer) {
          List<Integer> shape = List.of(layer.channels());
          return Stream.of(
              new Parameter(layer.name() + ".weight", shape, Role.SCALE),
              new Parameter(layer.name() + ".bias", shape, Role.SHIFT),
              new Parameter(layer.name() + ".running_mean", shape, Role.RUNNING_MEAN),
              new Parameter(layer.name() + ".running_var", shape, Role.RUNNING_VARIANCE));
        }

        @Override
        public Stream<Parameter> relu(Layer.Relu layer) {
          return Stream.empty();
        }

        @Override
        public Stream<Parameter> maxPool(Layer.MaxPool layer) {
          return Stream.empty();
        }

        @Override
        public Stream<Parameter> residual(Layer.Residual layer) {
          return Stream.concat(of(layer.body()).stream(), of(layer.shortcut()).stream());
        }

        @Override
        public Stream<Parameter> standardize(Layer.Standardize layer) {
          return Stream.empty();
        }

        @Override
        public Stream<Parameter> affine(Layer.Affine layer) {
          return Stream.empty();
        }

        @Override
        public Stream<Parameter> channels(Layer.Channels layer) {
          return Stream.empty();
        }

        private Parameter bias(String layer, int channels) {
          return new Parameter(layer + ".bias", List.of(channels), Role.BIAS);
        }
      };
}

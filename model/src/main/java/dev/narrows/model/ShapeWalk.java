package dev.narrows.model;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * The shapes of activations, found without computing them: reading a layer gives the step from the
 * shape before it to the shape behind it.
 */
public final class ShapeWalk implements Layer.Reader<UnaryOperator<TensorShape>> {
  private final BiConsumer<Layer, TensorShape> visitor;

  private ShapeWalk(BiConsumer<Layer, TensorShape> visitor) {
    this.visitor = visitor;
  }

  /**
   * The shape behind the last layer.
   *
   * @throws IllegalArgumentException if the shapes within do not fit each other
   */
  public static TensorShape after(List<Layer> layers, TensorShape input) {
    return visit(layers, input, (layer, shape) -> {});
  }

  /**
   * Walks through the layers, and through both branches of a residual before itself.
   *
   * @param visitor is given each layer and the shape behind it
   * @return the shape behind the last layer
   * @throws IllegalArgumentException if the shapes within do not fit each other
   */
  public static TensorShape visit(
      List<Layer> layers, TensorShape input, BiConsumer<Layer, TensorShape> visitor) {
    return new ShapeWalk(visitor).walk(layers, input);
  }

  private TensorShape walk(List<Layer> layers, TensorShape input) {
    TensorShape shape = input;
    for (Layer layer : layers) {
      shape = layer.read(this).apply(shape);
      visitor.accept(layer, shape);
    }
    return shape;
  }

  @Override
  public UnaryOperator<TensorShape> convolution(Layer.Convolution layer) {
    return in -> {
      requireChannels(layer, layer.in(), in);
      return slide(layer, in, layer.out(), layer.kernel(), layer.stride(), layer.padding());
    };
  }

  @Override
  public UnaryOperator<TensorShape> transposedConvolution(Layer.TransposedConvolution layer) {
    return in -> {
      requireChannels(layer, layer.in(), in);
      return new TensorShape(
          layer.out(),
          Math.multiplyExact(in.height(), layer.stride()),
          Math.multiplyExact(in.width(), layer.stride()));
    };
  }

  @Override
  public UnaryOperator<TensorShape> batchNormalization(Layer.BatchNormalization layer) {
    return in -> {
      requireChannels(layer, layer.channels(), in);
      return in;
    };
  }

  @Override
  public UnaryOperator<TensorShape> relu(Layer.Relu layer) {
    return in -> in;
  }

  @Override
  public UnaryOperator<TensorShape> maxPool(Layer.MaxPool layer) {
    return in -> slide(layer, in, in.channels(), layer.kernel(), layer.stride(), layer.padding());
  }

  @Override
  public UnaryOperator<TensorShape> residual(Layer.Residual layer) {
    return in -> {
      TensorShape body = walk(layer.body(), in);
      TensorShape shortcut = walk(layer.shortcut(), in);
      require(body.equals(shortcut), layer, "equal branches", body + " and " + shortcut);
      return body;
    };
  }

  @Override
  public UnaryOperator<TensorShape> standardize(Layer.Standardize layer) {
    return in -> {
      requireChannels(layer, layer.mean().size(), in);
      return in;
    };
  }

  @Override
  public UnaryOperator<TensorShape> affine(Layer.Affine layer) {
    return in -> in;
  }

  @Override
  public UnaryOperator<TensorShape> channels(Layer.Channels layer) {
    return in -> {
      require(
          layer.first() >= 0 && layer.count() > 0 && layer.first() + layer.count() <= in.channels(),
          layer,
          "an input with these channels",
          in);
      return new TensorShape(layer.count(), in.height(), in.width());
    };
  }

  private static TensorShape slide(
      Layer layer, TensorShape in, int channels, int kernel, int stride, int padding) {
    int height = in.height() + 2 * padding - kernel;
    int width = in.width() + 2 * padding - kernel;
    require(height >= 0 && width >= 0, layer, "an input as large as the kernel", in);
    return new TensorShape(channels, height / stride + 1, width / stride + 1);
  }

  private static void requireChannels(Layer layer, int channels, TensorShape in) {
    require(in.channels() == channels, layer, channels + " channels", in);
  }

  private static void require(boolean condition, Layer layer, String expected, Object found) {
    if (!condition) {
      throw new IllegalArgumentException(layer + ": expected " + expected + ", found " + found);
    }
  }
}

package dev.narrows.model;

import java.util.function.ToLongFunction;

/**
 * Adds up multiply–accumulates: reading a layer gives their number for the shape behind it. The
 * branches of a residual are counted by themselves.
 */
final class MacCounter implements Layer.Reader<ToLongFunction<TensorShape>> {
  private long total;

  void count(Layer layer, TensorShape output) {
    total = Math.addExact(total, layer.read(this).applyAsLong(output));
  }

  long total() {
    return total;
  }

  @Override
  public ToLongFunction<TensorShape> convolution(Layer.Convolution layer) {
    return output -> output.elements() * layer.in() * layer.kernel() * layer.kernel();
  }

  /** Kernel and stride are equal, so one pixel of each input channel makes an output pixel. */
  @Override
  public ToLongFunction<TensorShape> transposedConvolution(Layer.TransposedConvolution layer) {
    return output -> output.elements() * layer.in();
  }

  @Override
  public ToLongFunction<TensorShape> batchNormalization(Layer.BatchNormalization layer) {
    return output -> 0;
  }

  @Override
  public ToLongFunction<TensorShape> relu(Layer.Relu layer) {
    return output -> 0;
  }

  @Override
  public ToLongFunction<TensorShape> maxPool(Layer.MaxPool layer) {
    return output -> 0;
  }

  @Override
  public ToLongFunction<TensorShape> residual(Layer.Residual layer) {
    return output -> 0;
  }

  @Override
  public ToLongFunction<TensorShape> standardize(Layer.Standardize layer) {
    return output -> 0;
  }

  @Override
  public ToLongFunction<TensorShape> affine(Layer.Affine layer) {
    return output -> 0;
  }

  @Override
  public ToLongFunction<TensorShape> channels(Layer.Channels layer) {
    return output -> 0;
  }
}

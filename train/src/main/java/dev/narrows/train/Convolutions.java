package dev.narrows.train;

import dev.narrows.model.Layer;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Convolutions on libtorch, led around a fault of oneDNN, which computes them on the processor. */
final class Convolutions {
  /** From as many input channels on the fault cannot show: those of one AVX-512 register. */
  private static final int WIDE = 16;

  private Convolutions() {}

  /**
   * Applies a layer.
   *
   * @param x {@code [batch][in][height][width]}
   * @param weight {@code [out][in][kernel][kernel]}
   * @param bias {@code [out]}, or empty
   */
  static Tensor apply(Layer.Convolution layer, Tensor x, Tensor weight, TensorOptional bias) {
    if (mayOverrun(layer)) {
      return convolve(thin(x, layer.stride()), weight, bias, 1, 0);
    }
    return convolve(x, weight, bias, layer.stride(), layer.padding());
  }

  /**
   * Whether the gradient of this layer's weights may be wrong and overwrite foreign memory. Before
   * a strided 1×1 convolution, oneDNN copies the pixels that count into a workspace that it makes
   * for the channels there are. With channels innermost it steps through this workspace by a whole
   * register's channels, though: 8 with AVX2, 16 with AVX-512. With fewer channels it so runs past
   * the end or into the next thread's part. Seen in oneDNN 3.7.1, which libtorch 2.10 contains; <a
   * href="https://github.com/uxlfoundation/oneDNN/issues/6035">reported there</a>.
   */
  private static boolean mayOverrun(Layer.Convolution layer) {
    return layer.kernel() == 1 && layer.stride() > 1 && layer.padding() == 0 && layer.in() < WIDE;
  }

  /**
   * Every stride-th pixel of every stride-th row: means over single pixels, which unlike a slice
   * keep the layout both ways.
   */
  private static Tensor thin(Tensor x, int stride) {
    return torch.avg_pool2d(
        x, square(1), square(stride), square(0), false, true, new LongOptional());
  }

  private static Tensor convolve(
      Tensor x, Tensor weight, TensorOptional bias, int stride, int padding) {
    return torch.conv2d(x, weight, bias, square(stride), square(padding), square(1), 1);
  }

  private static long[] square(long side) {
    return new long[] {side, side};
  }
}

package dev.narrows.train;

import dev.narrows.train.config.RateConfig;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The differentiable stand-in for bits: mean |T| with T = M_H · Z · M_Wᵀ, the orthonormal DCT-II of
 * the residual Z = F − (left neighbour + top neighbour)/2 of each whole channel, with zeros outside
 * it (Alvar and Bajić, ICIP 2019). Homogeneous of degree 1 in the features.
 */
final class CompressibilityLoss {
  private final RateConfig config;
  private final TorchDevice device;
  private final Map<Long, Tensor> bases = new HashMap<>();

  CompressibilityLoss(RateConfig config, TorchDevice device) {
    this.config = config;
    this.device = device;
  }

  /**
   * The loss of a batch.
   *
   * @param features {@code [batch][channels][height][width]}
   * @return a scalar, the mean over batch, channels and positions
   */
  Tensor of(Tensor features) {
    Tensor residual = config.prediction() ? residual(features) : features;
    Tensor coefficients = config.transform() ? transform(residual) : residual;
    return coefficients.abs().mean();
  }

  private static Tensor residual(Tensor features) {
    long height = features.size(2);
    long width = features.size(3);
    // A frame of zeros above and left; neighbours are then shifted windows of it.
    Tensor framed = torch.constant_pad_nd(features, 1, 0, 1, 0);
    Tensor left = framed.narrow(2, 1, height).narrow(3, 0, width);
    Tensor top = framed.narrow(2, 0, height).narrow(3, 1, width);
    return features.sub(left.add(top).mul(TorchDevice.scalar(0.5)));
  }

  private Tensor transform(Tensor residual) {
    Tensor rows = basis(residual.size(2)).to(residual.scalar_type());
    Tensor columns = basis(residual.size(3)).to(residual.scalar_type());
    return torch.matmul(torch.matmul(rows, residual), columns.t());
  }

  private Tensor basis(long n) {
    return bases.computeIfAbsent(n, this::createBasis);
  }

  /** Rows are the basis vectors: M[k][i] = c_k · cos(π(2i+1)k / 2n), c_0 = √(1/n), else √(2/n). */
  private Tensor createBasis(long length) {
    int n = Math.toIntExact(length);
    double[] matrix = new double[n * n];
    for (int k = 0; k < n; k++) {
      double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / n);
      for (int i = 0; i < n; i++) {
        matrix[k * n + i] = scale * StrictMath.cos(Math.PI * (2 * i + 1) * k / (2.0 * n));
      }
    }
    // Kept beyond the step whose scope is open now.
    return device.doubles(matrix, n, n).retainReference();
  }
}
